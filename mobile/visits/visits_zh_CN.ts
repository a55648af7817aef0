<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AddressSheet</name>
    <message>
        <source>Call the family</source>
        <translation>给这家打电话</translation>
    </message>
    <message>
        <source>Copy the address for a map</source>
        <translation>复制地址</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>FinishSheet</name>
    <message>
        <source>When were you there?</source>
        <translation>你们什么时候在那里？</translation>
    </message>
    <message>
        <source>The time counts once a coordinator has confirmed it. The way there does not.</source>
        <translation>协调员确认后计入时长，路上的时间不算。</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>We were there, all is well</source>
        <translation>去过了，一切平安</translation>
    </message>
    <message>
        <source>The visit was not held</source>
        <translation>没有成行</translation>
    </message>
    <message>
        <source>Nobody asks why.</source>
        <translation>不问原因。</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>还没</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>Yes, call for help now</source>
        <translation>是的，现在求助</translation>
    </message>
    <message>
        <source>Send it as a text message</source>
        <translation>用短信发出</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation>复制这段话</translation>
    </message>
    <message>
        <source>All is well again</source>
        <translation>已经平安</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>先不</translation>
    </message>
    <message>
        <source>Phone 110</source>
        <translation>拨打 110</translation>
    </message>
    <message>
        <source>Phone 120</source>
        <translation>拨打 120</translation>
    </message>
</context>
<context>
    <name>ItemsCard</name>
    <message>
        <source>Bring %1</source>
        <translation>带去 %1</translation>
    </message>
    <message>
        <source>How much was brought</source>
        <translation>带去了多少</translation>
    </message>
</context>
<context>
    <name>NeedPage</name>
    <message>
        <source>Pass on what they ask for</source>
        <translation>转达他们的请求</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Pass it on</source>
        <translation>转达</translation>
    </message>
    <message>
        <source>Only what the family has asked you to pass on: a thing, a hand, something to be put right. Nothing about how they are, no name, no address.</source>
        <translation>只转达这户人家请你转达的事：一样东西、一次帮忙、一件要解决的事。不写他们的情况，不写姓名和住址。</translation>
    </message>
    <message>
        <source>What they ask for</source>
        <translation>他们要什么</translation>
    </message>
    <message>
        <source>A thing</source>
        <translation>东西</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮忙</translation>
    </message>
    <message>
        <source>To be put right</source>
        <translation>要解决的事</translation>
    </message>
    <message>
        <source>In one line</source>
        <translation>用一句话写</translation>
    </message>
    <message>
        <source>Reading glasses</source>
        <translation>老花镜</translation>
    </message>
    <message>
        <source>Change a kitchen lamp</source>
        <translation>换厨房的灯</translation>
    </message>
    <message>
        <source>The lamp in the stairs is out</source>
        <translation>楼道的灯不亮了</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>多少</translation>
    </message>
    <message>
        <source>Counted in</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>piece</source>
        <translation>个</translation>
    </message>
    <message>
        <source>Kind of help</source>
        <translation>帮什么忙</translation>
    </message>
    <message>
        <source>How many minutes</source>
        <translation>大约多少分钟</translation>
    </message>
    <message>
        <source>What kind</source>
        <translation>哪一种</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Something is missing</source>
        <translation>缺什么</translation>
    </message>
    <message>
        <source>Whose word is it</source>
        <translation>是谁说的</translation>
    </message>
    <message>
        <source>An adult there</source>
        <translation>成年家人</translation>
    </message>
    <message>
        <source>A guardian</source>
        <translation>监护人</translation>
    </message>
    <message>
        <source>Who acts for them</source>
        <translation>代理人</translation>
    </message>
    <message>
        <source>How was it said</source>
        <translation>怎么说的</translation>
    </message>
    <message>
        <source>Face to face</source>
        <translation>当面</translation>
    </message>
    <message>
        <source>By phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>书面</translation>
    </message>
    <message>
        <source>They have asked me to pass this on</source>
        <translation>是他们请我转达的</translation>
    </message>
    <message>
        <source>Without their word nothing is written down.</source>
        <translation>他们没有请你转达，就什么都不记。</translation>
    </message>
</context>
<context>
    <name>OverdueCard</name>
    <message>
        <source>They go: %1</source>
        <translation>同去的人：%1</translation>
    </message>
    <message>
        <source>I look after it</source>
        <translation>我来处理</translation>
    </message>
    <message>
        <source>Then nobody further is told for half an hour.</source>
        <translation>半小时内不再通知更多的人。</translation>
    </message>
    <message>
        <source>Only when one of them has told you so.</source>
        <translation>他们中有人这样告诉你了，才点这里。</translation>
    </message>
</context>
<context>
    <name>PairingSheet</name>
    <message>
        <source>You go there no more, and leave what is planned. Nobody asks why.</source>
        <translation>你不再去这家，已安排的走访也退出。不问原因。</translation>
    </message>
    <message>
        <source>For whoever comes next: the way, the hour, things. Nothing about people</source>
        <translation>写给下一位：路线、时间、物品，不写人</translation>
    </message>
    <message>
        <source>There is a note; a new one takes its place</source>
        <translation>已有一条，新的会代替它</translation>
    </message>
    <message>
        <source>Leave the note</source>
        <translation>留下这句话</translation>
    </message>
    <message>
        <source>Type the note first</source>
        <translation>先写一句</translation>
    </message>
    <message>
        <source>Yes, end it</source>
        <translation>是的，结束结对</translation>
    </message>
    <message>
        <source>I do not go there any more</source>
        <translation>我不再去这家</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>SlotSheet</name>
    <message>
        <source>When can you visit?</source>
        <translation>你什么时候能走访？</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Add this time</source>
        <translation>加上这段时间</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>先不</translation>
    </message>
</context>
<context>
    <name>TimerCard</name>
    <message>
        <source>min</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Call for help</source>
        <translation>求助</translation>
    </message>
</context>
<context>
    <name>VisitCard</name>
    <message>
        <source>Start the visit</source>
        <translation>开始走访</translation>
    </message>
    <message>
        <source>Go on with the visit</source>
        <translation>继续走访</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>去答复</translation>
    </message>
    <message>
        <source>See what to do</source>
        <translation>看看怎么办</translation>
    </message>
</context>
<context>
    <name>VisitPage</name>
    <message>
        <source>I will go</source>
        <translation>我去</translation>
    </message>
    <message>
        <source>Start the visit</source>
        <translation>开始走访</translation>
    </message>
    <message>
        <source>We have left, all is well</source>
        <translation>我已离开，一切平安</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>再发一次</translation>
    </message>
    <message>
        <source>They are well</source>
        <translation>他们平安</translation>
    </message>
    <message>
        <source>Under way: %1</source>
        <translation>走访中·%1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>I can&apos;t go</source>
        <translation>我去不了</translation>
    </message>
    <message>
        <source>Other times, or not held</source>
        <translation>改时间，或没有成行</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>不要了</translation>
    </message>
    <message>
        <source>To do there</source>
        <translation>这次要做的</translation>
    </message>
    <message>
        <source>For whoever comes next: the way, the hour, things. Nothing about people</source>
        <translation>写给下一位：路线、时间、物品，不写人</translation>
    </message>
    <message>
        <source>Pass on what they ask for</source>
        <translation>转达他们的请求</translation>
    </message>
</context>
<context>
    <name>VisitPlanCard</name>
    <message>
        <source>Show the address</source>
        <translation>打开地址</translation>
    </message>
    <message>
        <source>Asking for it</source>
        <translation>正在取地址</translation>
    </message>
</context>
<context>
    <name>VisitorTermsPage</name>
    <message>
        <source>When I can visit</source>
        <translation>我能走访的时间</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Visits are planned within it, and only with your yes to each.</source>
        <translation>只在这些时间里安排，每次都先问你。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>It is as it was</source>
        <translation>没有改动</translation>
    </message>
    <message>
        <source>I visit families</source>
        <translation>我愿意走访</translation>
    </message>
    <message>
        <source>Off: no new visits are planned with me</source>
        <translation>关上：不再给我安排新的走访</translation>
    </message>
    <message>
        <source>I can</source>
        <translation>我有空</translation>
    </message>
    <message>
        <source>No time yet</source>
        <translation>还没填时间</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>Add a time</source>
        <translation>加一段时间</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>最多</translation>
    </message>
    <message>
        <source>Hours in a day</source>
        <translation>一天几小时</translation>
    </message>
    <message>
        <source>Hours in a week</source>
        <translation>一周几小时</translation>
    </message>
</context>
<context>
    <name>VisitsPage</name>
    <message>
        <source>My families</source>
        <translation>结对家庭</translation>
    </message>
    <message>
        <source>When I can</source>
        <translation>我的时间</translation>
    </message>
    <message>
        <source>No families yet</source>
        <translation>还没有结对家庭</translation>
    </message>
    <message>
        <source>Say when you can visit, and a coordinator finds a family that it suits.</source>
        <translation>先填你能走访的时间，协调员会找合适的家庭。</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::NeedModel</name>
    <message>
        <source>Say what they ask for</source>
        <translation>请写他们要什么</translation>
    </message>
    <message>
        <source>Say how many</source>
        <translation>请写多少</translation>
    </message>
    <message>
        <source>Say what it is counted in</source>
        <translation>请写单位</translation>
    </message>
    <message>
        <source>Help takes 5 to 480 minutes</source>
        <translation>帮忙要 5 到 480 分钟</translation>
    </message>
    <message>
        <source>Only from a visit that you go to</source>
        <translation>只能转达自己去的走访</translation>
    </message>
    <message>
        <source>Say whose word it is</source>
        <translation>请选是谁说的</translation>
    </message>
    <message>
        <source>Say how it was said</source>
        <translation>请选怎么说的</translation>
    </message>
    <message>
        <source>Only what they have asked to be passed on</source>
        <translation>只转达他们请你转达的</translation>
    </message>
    <message>
        <source>A neighbour</source>
        <translation>一位邻居</translation>
    </message>
    <message>
        <source>at a visit</source>
        <translation>走访时</translation>
    </message>
    <message>
        <source>Passed on. A coordinator says who sees to it.</source>
        <translation>已转达，由协调员安排谁来办。</translation>
    </message>
    <message>
        <source>Passed on. A coordinator looks at it first.</source>
        <translation>已转达，先由协调员看一下。</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::ShownAddress</name>
    <message>
        <source>call before you come</source>
        <translation>去前先打电话</translation>
    </message>
    <message>
        <source>ring the bell</source>
        <translation>按门铃</translation>
    </message>
    <message>
        <source>knock</source>
        <translation>敲门</translation>
    </message>
    <message>
        <source>there is a gate</source>
        <translation>有门禁</translation>
    </message>
    <message>
        <source>stairs, no lift</source>
        <translation>走楼梯，没有电梯</translation>
    </message>
    <message>
        <source>a dog</source>
        <translation>有狗</translation>
    </message>
    <message>
        <source>use the back door</source>
        <translation>走后门</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::VisitListModel</name>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Ends, saved on this phone</source>
        <translation>要结束，已存在这台手机上</translation>
    </message>
    <message>
        <source>Saved on this phone</source>
        <translation>已存在这台手机上</translation>
    </message>
    <message>
        <source>You get to know each other</source>
        <translation>刚认识</translation>
    </message>
    <message>
        <source>A visit would suit again</source>
        <translation>可以再去看看</translation>
    </message>
    <message>
        <source>Last visit %1</source>
        <translation>上次 %1</translation>
    </message>
    <message>
        <source>Next visit %1</source>
        <translation>下次 %1</translation>
    </message>
    <message>
        <source>Again from %1</source>
        <translation>%1 起可再去</translation>
    </message>
    <message>
        <source>No visit yet</source>
        <translation>还没有走访过</translation>
    </message>
    <message>
        <source>No word has come</source>
        <translation>没有消息</translation>
    </message>
    <message>
        <source>Coming up</source>
        <translation>接下来</translation>
    </message>
    <message>
        <source>Lately</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>My families</source>
        <translation>结对家庭</translation>
    </message>
    <message>
        <source>When it may be is agreed each time.</source>
        <translation>每次另约时间。</translation>
    </message>
    <message>
        <source>It may be: %1</source>
        <translation>可以去的时间：%1</translation>
    </message>
    <message>
        <source>The note is saved.</source>
        <translation>已记下。</translation>
    </message>
    <message>
        <source>Under way. Have a good visit</source>
        <translation>走访开始了，一路顺利</translation>
    </message>
    <message>
        <source>Saved: it ends. You need not say why, and nobody is told a reason.</source>
        <translation>已记下：结对结束。不用说原因，也不会告诉别人。</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::VisitModel</name>
    <message>
        <source>Somebody comes for the first time: go together</source>
        <translation>有人第一次去：请结伴同行</translation>
    </message>
    <message>
        <source>Without word the coordinators are told</source>
        <translation>没有回应会告诉协调员</translation>
    </message>
    <message>
        <source>Without word %1 is told, then the coordinators</source>
        <translation>没有回应会告诉%1和协调员</translation>
    </message>
    <message>
        <source>Without word your contact is told, then the coordinators</source>
        <translation>没有回应会告诉联系人和协调员</translation>
    </message>
    <message>
        <source>Meanwhile the plan has changed, and you are no longer on it. If you were there, say so: a coordinator looks at it.</source>
        <translation>安排变了，这次已改由别人去。你若已经去了，照实记下，协调员会核对。</translation>
    </message>
    <message>
        <source>This visit is no longer yours.</source>
        <translation>这次走访已不由你去。</translation>
    </message>
    <message>
        <source>Draft saved %1</source>
        <translation>草稿已存 %1</translation>
    </message>
    <message>
        <source>You can still say no later.</source>
        <translation>之后还可以说去不了。</translation>
    </message>
    <message>
        <source>Your time counts once a coordinator has looked at it.</source>
        <translation>协调员核对后才计入时长。</translation>
    </message>
    <message>
        <source>It stands once the family has agreed.</source>
        <translation>这家同意后才算约好。</translation>
    </message>
    <message>
        <source>Also without signal. No place is taken down.</source>
        <translation>没有信号也可以。不记录位置。</translation>
    </message>
    <message>
        <source>It can be started from %1</source>
        <translation>%1 起可以开始</translation>
    </message>
    <message>
        <source>over by</source>
        <translation>已超</translation>
    </message>
    <message>
        <source>left</source>
        <translation>还有</translation>
    </message>
    <message>
        <source>Say by %1 that you are well</source>
        <translation>请在 %1 前报平安</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>item, quantity</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>&quot;I look after it&quot; is saved on this phone and will be sent.</source>
        <translation>“我来处理”已存在这台手机上，会发出。</translation>
    </message>
    <message>
        <source>I need help on a visit (%1, %2, %3). Please call me at once.</source>
        <translation>我在走访中需要帮助（%1，%2，%3）。请马上给我打电话。</translation>
    </message>
    <message>
        <source>You said yes. Thank you</source>
        <translation>已答应，谢谢你</translation>
    </message>
    <message>
        <source>Under way. Have a good visit</source>
        <translation>走访开始了，一路顺利</translation>
    </message>
    <message>
        <source>Times look like 14:00.</source>
        <translation>时间请写成 14:00。</translation>
    </message>
    <message>
        <source>It is saved that the visit was not held. Nobody asks why.</source>
        <translation>已记下没有成行，不问原因。</translation>
    </message>
    <message>
        <source>Please type a number.</source>
        <translation>请写数字。</translation>
    </message>
    <message>
        <source>Closes by itself. It can be opened until %1, and each time that it was fetched is on record.</source>
        <translation>会自己关上。到 %1 为止可以打开，每次取得地址都有记录。</translation>
    </message>
    <message>
        <source>It is sent by itself when there is a network. Until then others may be told that no word has come.</source>
        <translation>有网络时自动发出。在那之前，别人可能会收到“没有消息”的提醒。</translation>
    </message>
    <message>
        <source>The visit was changed meanwhile. Please look again.</source>
        <translation>这次走访刚刚改过，请再看一下。</translation>
    </message>
    <message>
        <source>Others may have been told by now. Please say that you are well</source>
        <translation>可能已经通知了别人，请报平安</translation>
    </message>
    <message>
        <source>Add %1 minutes, until %2</source>
        <translation>再多待 %1 分钟，到 %2</translation>
    </message>
    <message>
        <source>&quot;All well&quot; is saved on this phone. Until it is sent, others may be told that no word has come.</source>
        <translation>“平安”已存在这台手机上，还没发出。发出前，别人可能会收到“没有消息”的提醒。</translation>
    </message>
    <message>
        <source>&quot;Longer&quot; is saved on this phone. Until it is sent, others are told at the time that was said before.</source>
        <translation>“多待一会儿”还没发出。发出前，到了原来的时间，别人还是会收到提醒。</translation>
    </message>
    <message>
        <source>Call for help?</source>
        <translation>要求助吗？</translation>
    </message>
    <message>
        <source>Your contact, the coordinators and the safeguarding leads are told as soon as this phone has a network. In danger phone 110 or 120 first.</source>
        <translation>手机一有网络，就通知你的联系人、协调员和安全负责人。有危险，先打 110 或 120。</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>还没发出去</translation>
    </message>
    <message>
        <source>Your call for help is being sent. Without a network it waits on this phone: then phone 110 or 120, or somebody near.</source>
        <translation>正在发出求助。没有网络时，它会等在这台手机上：请先打 110 或 120，或打给身边的人。</translation>
    </message>
    <message>
        <source>It was not taken</source>
        <translation>求助没有送成</translation>
    </message>
    <message>
        <source>Your call for help was not taken: %1 Please phone 110 or 120, or somebody near.</source>
        <translation>求助没有送成：%1请打 110 或 120，或打给身边的人。</translation>
    </message>
    <message>
        <source>It has arrived</source>
        <translation>求助已送到</translation>
    </message>
    <message>
        <source>The call for help has arrived. Your contact, the coordinators and the safeguarding leads are being told. In danger phone 110 or 120, too.</source>
        <translation>求助已送到，正在通知联系人、协调员和安全负责人。有危险，也要打 110 或 120。</translation>
    </message>
    <message>
        <source>Saved: you do not go. The coordinators are told, to look for somebody else.</source>
        <translation>已记下：这次你不去。会告诉协调员，另找人去。</translation>
    </message>
    <message>
        <source>Good to know that you are well. It is sent as soon as there is a network.</source>
        <translation>平安就好。一有网络就发出。</translation>
    </message>
    <message>
        <source>Saved: until %1. It is sent as soon as there is a network.</source>
        <translation>已记下：待到 %1。一有网络就发出。</translation>
    </message>
    <message>
        <source>Your call for help is being sent.</source>
        <translation>正在发出求助。</translation>
    </message>
    <message>
        <source>Good to know. It is sent as soon as there is a network.</source>
        <translation>平安就好。一有网络就发出。</translation>
    </message>
    <message>
        <source>Saved: you look after it. Once that has arrived, nobody further is told for half an hour.</source>
        <translation>已记下：由你处理。送到后，半小时内不再通知更多的人。</translation>
    </message>
    <message>
        <source>They stay %1 minutes longer, until %2</source>
        <translation>他们再多待 %1 分钟，到 %2</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::VisitorTermsModel</name>
    <message>
        <source>Saved on this phone</source>
        <translation>已存在这台手机上</translation>
    </message>
    <message>
        <source>Please type two times, like 14:00 and 17:00.</source>
        <translation>请写两个时间，如 14:00 和 17:00。</translation>
    </message>
    <message>
        <source>This lies in another of your times.</source>
        <translation>和另一段时间重叠了。</translation>
    </message>
    <message>
        <source>Up to 12 hours in a day and 40 in a week, please.</source>
        <translation>一天最多 12 小时，一周最多 40 小时。</translation>
    </message>
    <message>
        <source>Please say first when you can.</source>
        <translation>请先填什么时候有空。</translation>
    </message>
    <message>
        <source>It is saved. Visits are planned within it.</source>
        <translation>已保存，只在这些时间里安排。</translation>
    </message>
</context>
</TS>
