<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>HouseholdWords</name>
    <message numerus="yes">
        <source>At least %n day(s) between visits</source>
        <translation>
            <numerusform>At least one day from one visit to the next</numerusform>
            <numerusform>At least %n days from one visit to the next</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %n visitor(s) together</source>
        <translation>
            <numerusform>At least one visitor</numerusform>
            <numerusform>At least %n visitors together</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::HouseholdListModel</name>
    <message numerus="yes">
        <source>%n household(s)</source>
        <translation>
            <numerusform>One household</numerusform>
            <numerusform>%n households</numerusform>
        </translation>
    </message>
</context>
</TS>
