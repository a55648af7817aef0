<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>CheckInPage</name>
    <message numerus="yes">
        <source>%n more digit(s)</source>
        <translation>
            <numerusform>%n more digit</numerusform>
            <numerusform>%n more digits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::CheckInModel</name>
    <message numerus="yes">
        <source>%n minute(s) served</source>
        <translation>
            <numerusform>%n minute served</numerusform>
            <numerusform>%n minutes served</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) served, less %1 of breaks</source>
        <translation>
            <numerusform>%n minute, less %1 of breaks</numerusform>
            <numerusform>%n minutes, less %1 of breaks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
</context>
</TS>
