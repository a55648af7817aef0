<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>glimmer::mobile::Reminders</name>
    <message>
        <source>Tomorrow: %1</source>
        <translation>明天：%1</translation>
    </message>
    <message>
        <source>Soon: %1</source>
        <translation>快开始了：%1</translation>
    </message>
    <message>
        <source>You have not checked out: %1</source>
        <translation>还没有签退：%1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1·%2</translation>
    </message>
    <message>
        <source>For %1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
</TS>
