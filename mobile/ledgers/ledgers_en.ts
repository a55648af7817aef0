<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>DeedsPage</name>
    <message numerus="yes">
        <source>%n to confirm</source>
        <translation>
            <numerusform>%n to confirm</numerusform>
            <numerusform>%n to confirm</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GiftsPage</name>
    <message numerus="yes">
        <source>%n without a receipt</source>
        <translation>
            <numerusform>%n without a receipt</numerusform>
            <numerusform>%n without a receipt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::FollowUpListModel</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::LedgerFiguresModel</name>
    <message numerus="yes">
        <source>Not fulfilled, published %n day(s) ago or longer</source>
        <translation>
            <numerusform>Not fulfilled, published %n day ago or longer</numerusform>
            <numerusform>Not fulfilled, published %n days ago or longer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gift(s)</source>
        <translation>
            <numerusform>%n gift</numerusform>
            <numerusform>%n gifts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not fulfilled, published less than %n day(s) ago</source>
        <translation>
            <numerusform>Not fulfilled, published less than %n day ago</numerusform>
            <numerusform>Not fulfilled, published less than %n days ago</numerusform>
        </translation>
    </message>
</context>
</TS>
