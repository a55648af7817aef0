<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>FigureRows</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FigureTable</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SeriesPage</name>
    <message numerus="yes">
        <source>Publish %n shifts</source>
        <translation>
            <numerusform>Publish %n shift</numerusform>
            <numerusform>Publish %n shifts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingRecordsCard</name>
    <message numerus="yes">
        <source>%n waiting to be confirmed</source>
        <translation>
            <numerusform>%n waiting to be confirmed</numerusform>
            <numerusform>%n waiting to be confirmed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WishBoardPage</name>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::ChangeShiftModel</name>
    <message numerus="yes">
        <source>%n date(s) will be changed</source>
        <translation>
            <numerusform>%n date will be changed</numerusform>
            <numerusform>%n dates will be changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>So do the others: %n date(s) in all</source>
        <translation>
            <numerusform>So do the others: %n date in all</numerusform>
            <numerusform>So do the others: %n dates in all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n date(s)</source>
        <translation>
            <numerusform>On %n date</numerusform>
            <numerusform>On %n dates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n person(s)</source>
        <translation>
            <numerusform>%1, %n person</numerusform>
            <numerusform>%1, %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) will be told.</source>
        <translation>
            <numerusform>%n person will be told.</numerusform>
            <numerusform>%n people will be told.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n date(s) changed.</source>
        <translation>
            <numerusform>%n date changed.</numerusform>
            <numerusform>%n dates changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n date(s) stay where they are: people have joined.</source>
        <translation>
            <numerusform>%n date stays where it is: people have joined.</numerusform>
            <numerusform>%n dates stay where they are: people have joined.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::ChatListModel</name>
    <message numerus="yes">
        <source>with %n others</source>
        <translation>
            <numerusform>with %n other</numerusform>
            <numerusform>with %n others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sign up %n people</source>
        <translation>
            <numerusform>Sign up %n person</numerusform>
            <numerusform>Sign up %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hand in %n wishes</source>
        <translation>
            <numerusform>Hand in %n wish</numerusform>
            <numerusform>Hand in %n wishes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Claim %n wishes</source>
        <translation>
            <numerusform>Claim %n wish</numerusform>
            <numerusform>Claim %n wishes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries are on their way.</source>
        <translation>
            <numerusform>%n entry is on its way.</numerusform>
            <numerusform>%n entries are on their way.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too late to undo %n entries: they have been sent.</source>
        <translation>
            <numerusform>Too late to undo %n entry: it has been sent.</numerusform>
            <numerusform>Too late to undo %n entries: they have been sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n people off</source>
        <translation>
            <numerusform>Take one person off</numerusform>
            <numerusform>Take %n people off</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people are in line: a place that is free goes to them first, and who comes instead may have to wait.</source>
        <translation>
            <numerusform>One person is in line: a place that is free goes to them first, and who comes instead may have to wait.</numerusform>
            <numerusform>%n people are in line: a place that is free goes to them first, and who comes instead may have to wait.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Give %n wishes back</source>
        <translation>
            <numerusform>Give one wish back</numerusform>
            <numerusform>Give %n wishes back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::FigureRowsModel</name>
    <message numerus="yes">
        <source>%n row(s), %1 h that count</source>
        <translation>
            <numerusform>%n row, %1 h that count</numerusform>
            <numerusform>%n rows, %1 h that count</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::PeopleModel</name>
    <message numerus="yes">
        <source>%n people; the first %1 are shown, type to find one</source>
        <translation>
            <numerusform>%n person; the first %1 are shown, type to find one</numerusform>
            <numerusform>%n people; the first %1 are shown, type to find one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people of the list are without the app.</source>
        <translation>
            <numerusform>%n person of the list is without the app.</numerusform>
            <numerusform>%n people of the list are without the app.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s). Saved: %1</source>
        <translation>
            <numerusform>%n card. Saved: %1</numerusform>
            <numerusform>%n cards. Saved: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::PositionList</name>
    <message numerus="yes">
        <source>%n place(s) held</source>
        <translation>
            <numerusform>%n place held</numerusform>
            <numerusform>%n places held</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::RolesModel</name>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::SeriesModel</name>
    <message numerus="yes">
        <source>%1 to %2: %n shift(s), %3 in all</source>
        <translation>
            <numerusform>%1 to %2: %n shift, %3 in all</numerusform>
            <numerusform>%1 to %2: %n shifts, %3 in all</numerusform>
        </translation>
    </message>
</context>
</TS>
