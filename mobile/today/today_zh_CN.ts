<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>SendChip</name>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>被拒 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to send</source>
        <translation>
            <numerusform>待发送 %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayOther</name>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>Not this time</source>
        <translation>这次不去</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Check in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>Check out</source>
        <translation>签退</translation>
    </message>
    <message>
        <source>See the shift</source>
        <translation>查看活动</translation>
    </message>
    <message>
        <source>See what is open</source>
        <translation>看看能参加什么</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Normal print</source>
        <extracomment>The switch to the look for elders; the second one goes back</extracomment>
        <translation>标准版</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>长辈版</translation>
    </message>
    <message>
        <source>Roster</source>
        <translation>签到名单</translation>
    </message>
    <message>
        <source>Nothing planned today</source>
        <translation>今天没有安排</translation>
    </message>
    <message>
        <source>Coming up</source>
        <translation>接下来</translation>
    </message>
    <message numerus="yes">
        <source>%n new notice(s)</source>
        <translation>
            <numerusform>%n 条新通知</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::TodayModel</name>
    <message>
        <source>%1, %2</source>
        <extracomment>When, and how long</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>正在进行</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一场</translation>
    </message>
    <message>
        <source>Nobody leads yet</source>
        <translation>还没有带队人</translation>
    </message>
    <message>
        <source>%1 leads</source>
        <translation>%1 带队</translation>
    </message>
    <message>
        <source>You lead this shift</source>
        <translation>这一场由你带队</translation>
    </message>
    <message numerus="yes">
        <source>%n going</source>
        <extracomment>How many people have a place</extracomment>
        <translation>
            <numerusform>%n 人同去</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) left</source>
        <translation>
            <numerusform>还差 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Ends %1; check out when you leave earlier, too</source>
        <translation>%1 结束，提前走也请签退</translation>
    </message>
    <message>
        <source>It ended %1; please check out</source>
        <translation>已在 %1 结束，请签退</translation>
    </message>
    <message>
        <source>Check-in is open, also without signal</source>
        <translation>已开放签到，没有信号也能签</translation>
    </message>
    <message>
        <source>Check-in opens %1</source>
        <translation>%1 开放签到</translation>
    </message>
    <message>
        <source>min served</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>min to go</source>
        <translation>分钟后</translation>
    </message>
    <message>
        <source>h to go</source>
        <translation>小时后</translation>
    </message>
    <message>
        <source>Your next one: %1, %2</source>
        <extracomment>The next shift, further away than tomorrow: when, what</extracomment>
        <translation>下一场：%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n shift(s) in the next 7 days want you</source>
        <translation>
            <numerusform>7 天内还有 %n 场可以参加</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 confirmed this month</source>
        <translation>本月已确认 %1</translation>
    </message>
    <message>
        <source>You said yes. It is yours when the server has confirmed it.</source>
        <translation>已接受，服务器确认后名额才是你的。</translation>
    </message>
    <message>
        <source>You said no. The place goes to the next in line.</source>
        <translation>已谢绝，名额转给下一位。</translation>
    </message>
    <message>
        <source>Visit: %1</source>
        <translation>走访：%1</translation>
    </message>
</context>
</TS>
