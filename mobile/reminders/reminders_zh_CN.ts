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
    <message>
        <source>Visit tomorrow: %1</source>
        <translation>明天走访：%1</translation>
    </message>
    <message>
        <source>Visit soon: %1</source>
        <translation>快到走访时间：%1</translation>
    </message>
    <message>
        <source>Are you well? The visit should be over: %1</source>
        <translation>平安吗？走访该结束了：%1</translation>
    </message>
    <message>
        <source>Please say that you are well, or others are told: %1</source>
        <translation>请报平安，否则会通知别人：%1</translation>
    </message>
    <message>
        <source>No word from the visit to %1. Please call them</source>
        <translation>%1 的走访没有消息，请联系他们</translation>
    </message>
    <message>
        <source>Without word the first is told at %1</source>
        <translation>没有回应，%1 会通知第一个人</translation>
    </message>
</context>
</TS>
