<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Main</name>
    <message>
        <source>Glimmer</source>
        <extracomment>The name of the app</extracomment>
        <translation>微光</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Wish board</source>
        <translation>心愿看板</translation>
    </message>
    <message>
        <source>Publish, call back, close</source>
        <translation>发布、回访、办结</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>问题销号</translation>
    </message>
    <message>
        <source>What has to be put right</source>
        <translation>要解决的事，一件一件办</translation>
    </message>
    <message>
        <source>Deeds</source>
        <translation>实事</translation>
    </message>
    <message>
        <source>What was done for the communities</source>
        <translation>为社区、村里做的事</translation>
    </message>
    <message>
        <source>Gifts</source>
        <translation>捐赠</translation>
    </message>
    <message>
        <source>Things given, and their receipts</source>
        <translation>收到的物品和收据</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Invite somebody, let a phone in</source>
        <translation>邀请加入，确认手机</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Confirm hours and export them</source>
        <translation>确认时长，导出</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Wishes, deeds, gifts and follow-ups in numbers</source>
        <translation>心愿、实事、捐赠、销号的数字</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Shifts</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Wishes</source>
        <translation>心愿</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>工作台</translation>
    </message>
    <message>
        <source>Me</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>What a wish may be worth, who closes what, when an alarm goes out</source>
        <translation>心愿最多多少钱，由谁销号，什么时候报警</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Plan rounds, see who goes where and who is back</source>
        <translation>安排走访，看谁去哪里、回来了没有</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>家庭</translation>
    </message>
    <message>
        <source>Who is visited, and what they consent to</source>
        <translation>走访谁，他们同意了什么</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Places</source>
        <translation>导航</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
</TS>
