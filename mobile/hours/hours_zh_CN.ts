<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>MePage</name>
    <message>
        <source>Me</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>h</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>Year before</source>
        <translation>前一年</translation>
    </message>
    <message>
        <source>%1</source>
        <translation>%1 年</translation>
    </message>
    <message>
        <source>Year after</source>
        <translation>后一年</translation>
    </message>
    <message numerus="yes">
        <source>Confirmed, %n service(s)</source>
        <translation>
            <numerusform>已确认·%n 次服务</numerusform>
        </translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>还没发出</translation>
    </message>
    <message>
        <source>Saved on this phone</source>
        <translation>存在这台手机上</translation>
    </message>
    <message>
        <source>Waiting to be confirmed</source>
        <translation>等待确认</translation>
    </message>
    <message>
        <source>Somebody else looks at these; not in the number above</source>
        <translation>由别人核对，没有算进上面的数字</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>With the reason</source>
        <translation>看看原因</translation>
    </message>
    <message>
        <source>Each service</source>
        <translation>每一次服务</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Large print</source>
        <translation>长辈版</translation>
    </message>
    <message>
        <source>Large words, large buttons</source>
        <translation>大字、大按钮</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>问题销号</translation>
    </message>
    <message>
        <source>What has to be put right, by you and others</source>
        <translation>要解决的事：您负责的、您登记的</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>件由您负责</translation>
    </message>
    <message>
        <source>Deeds</source>
        <translation>办实事</translation>
    </message>
    <message>
        <source>Record what you did for a community</source>
        <translation>登记您为社区、村里做的事</translation>
    </message>
    <message>
        <source>My household</source>
        <translation>我家</translation>
    </message>
    <message>
        <source>%1: who comes, what you consent to, who has seen your address</source>
        <translation>%1：谁来、同意了什么、谁看过住址</translation>
    </message>
    <message>
        <source>My families</source>
        <translation>结对家庭</translation>
    </message>
    <message>
        <source>Visits, with whom, and when you can</source>
        <translation>走访安排、同行的人和你的时间</translation>
    </message>
</context>
<context>
    <name>RecordsPage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>这里还没有记录</translation>
    </message>
    <message>
        <source>After your first check-out you see it here.</source>
        <translation>第一次签退后，就会出现在这里。</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::MeModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>No confirmed hours in %1</source>
        <translation>%1 年没有已确认的时长</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::RecordsModel</name>
    <message>
        <source>No check-out: counted to the planned end</source>
        <translation>没有签退，按结束时间计</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>A date and the times of a service</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Waiting to be confirmed</source>
        <translation>等待确认</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>Each service</source>
        <translation>每一次服务</translation>
    </message>
</context>
</TS>
