<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>MePage</name>
    <message numerus="yes">
        <source>Confirmed, %n service(s)</source>
        <translation>
            <numerusform>Confirmed, %n service</numerusform>
            <numerusform>Confirmed, %n services</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CertificateWords</name>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
</context>
</TS>
