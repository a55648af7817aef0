<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>RoundPage</name>
    <message numerus="yes">
        <source>Publish %n visit(s)</source>
        <translation>
            <numerusform>Publish %n visit</numerusform>
            <numerusform>Publish %n visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n household(s) left out. Propose again, and others get the time of their visitors.</source>
        <translation>
            <numerusform>%n household is left out. Propose again, and others get the time of its visitors.</numerusform>
            <numerusform>%n households are left out. Propose again, and others get the time of their visitors.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoundWords</name>
    <message numerus="yes">
        <source>knows them: %n visit(s) before</source>
        <translation>
            <numerusform>knows them: %n visit before</numerusform>
            <numerusform>knows them: %n visits before</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VisitDeskList</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::RoundModel</name>
    <message numerus="yes">
        <source>%n visit(s) are planned. Now their households are asked.</source>
        <translation>
            <numerusform>%n visit is planned. Now its household is asked.</numerusform>
            <numerusform>%n visits are planned. Now their households are asked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n visit(s)</source>
        <translation>
            <numerusform>%1: %n visit</numerusform>
            <numerusform>%1: %n visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) are being published.</source>
        <translation>
            <numerusform>%n visit is being published.</numerusform>
            <numerusform>%n visits are being published.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) were published at %1.</source>
        <extracomment>a time of today</extracomment>
        <translation>
            <numerusform>%n visit was published at %1.</numerusform>
            <numerusform>%n visits were published at %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) are taken back. Whoever was told hears it.</source>
        <translation>
            <numerusform>%n visit is taken back. Whoever was told hears it.</numerusform>
            <numerusform>%n visits are taken back. Whoever was told hears it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::VisitsDeskModel</name>
    <message numerus="yes">
        <source>%n sheet(s). Saved: %1</source>
        <translation>
            <numerusform>%n sheet. Saved: %1</numerusform>
            <numerusform>%n sheets. Saved: %1</numerusform>
        </translation>
    </message>
</context>
</TS>
