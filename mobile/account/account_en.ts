<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>glimmer::mobile::ProfilesModel</name>
    <message numerus="yes">
        <source>%n thing(s) wait to be sent</source>
        <translation>
            <numerusform>%n thing waits to be sent</numerusform>
            <numerusform>%n things wait to be sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::SettingsModel</name>
    <message numerus="yes">
        <source>%n thing(s) were not sent yet and would be lost. Send them first, or sign out all the same.</source>
        <translation>
            <numerusform>%n thing was not sent yet and would be lost. Send it first, or sign out all the same.</numerusform>
            <numerusform>%n things were not sent yet and would be lost. Send them first, or sign out all the same.</numerusform>
        </translation>
    </message>
</context>
</TS>
