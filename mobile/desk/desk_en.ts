<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
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
