<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>SiteCodeCard</name>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>%n second left</numerusform>
            <numerusform>%n seconds left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::RosterAdding</name>
    <message numerus="yes">
        <source>here %n time(s)</source>
        <translation>
            <numerusform>here once</numerusform>
            <numerusform>here %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n free</source>
        <extracomment>A position, and its free places</extracomment>
        <translation>
            <numerusform>%1, %n free</numerusform>
            <numerusform>%1, %n free</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::RosterModel</name>
    <message numerus="yes">
        <source>%1, %n guest(s)</source>
        <translation>
            <numerusform>%1, %n guest</numerusform>
            <numerusform>%1, %n guests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::ShiftModel</name>
    <message numerus="yes">
        <source>%n still wanted</source>
        <translation>
            <numerusform>%n still wanted</numerusform>
            <numerusform>%n still wanted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in line</source>
        <translation>
            <numerusform>%n in line</numerusform>
            <numerusform>%n in line</numerusform>
        </translation>
    </message>
</context>
</TS>
