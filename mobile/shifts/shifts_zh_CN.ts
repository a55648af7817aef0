<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AddToShiftSheet</name>
    <message>
        <source>Add somebody</source>
        <translation>加人</translation>
    </message>
    <message>
        <source>All places are taken: whom you add waits in line. They are told.</source>
        <translation>名额已满，加的人先候补。本人会收到通知。</translation>
    </message>
    <message>
        <source>They are signed up at once and told.</source>
        <translation>直接报上名，本人会收到通知。</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Find by name</source>
        <translation>按姓名查找</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>推荐</translation>
    </message>
    <message>
        <source>Looking for people who could…</source>
        <translation>正在找合适的人…</translation>
    </message>
    <message>
        <source>Back to the roster</source>
        <translation>回到名单</translation>
    </message>
</context>
<context>
    <name>AllTheSameSheet</name>
    <message>
        <source>Sign %1 up all the same?</source>
        <translation>仍然给%1报名？</translation>
    </message>
    <message>
        <source>Speak with them first. The reason stays on record, and they are told that you have signed them up.</source>
        <translation>请先和本人说好。原因会留在记录里，本人会收到报名通知。</translation>
    </message>
    <message>
        <source>Why it is fine</source>
        <translation>为什么可以</translation>
    </message>
    <message>
        <source>Sign up all the same</source>
        <translation>仍然报名</translation>
    </message>
    <message>
        <source>Say why first</source>
        <translation>先写原因</translation>
    </message>
    <message>
        <source>Take them off the list</source>
        <translation>从名单上去掉</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>先不</translation>
    </message>
</context>
<context>
    <name>CloseShiftSheet</name>
    <message>
        <source>Close the shift?</source>
        <translation>结束这一场？</translation>
    </message>
    <message>
        <source>Everybody came.</source>
        <translation>人都到齐了。</translation>
    </message>
    <message>
        <source>Who forgot to check out is counted to the planned end, and somebody has to confirm it.</source>
        <translation>忘记签退的，按原定结束时间计，需要有人确认。</translation>
    </message>
    <message>
        <source>Listeners (a number, no names)</source>
        <translation>听众人数（不记姓名）</translation>
    </message>
    <message>
        <source>Guests who came along</source>
        <translation>同来的客人</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>先不结束</translation>
    </message>
    <message>
        <source>Ticked people are noted as not come. Untick who came all the same; a coordinator enters their times afterwards.</source>
        <translation>勾选的人记为没有来。其实来了的请去掉勾选，之后由协调员补录时间。</translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation>没有来</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>来了</translation>
    </message>
</context>
<context>
    <name>EnterTimesSheet</name>
    <message>
        <source>When was %1 there?</source>
        <translation>%1什么时候在场？</translation>
    </message>
    <message>
        <source>Entered times count with the weakest evidence, and the reason stays on record.</source>
        <translation>补录的时间证据等级最低，原因会一直留在记录里。</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>到达</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Why it is entered afterwards</source>
        <translation>为什么事后补录</translation>
    </message>
    <message>
        <source>Enter the times</source>
        <translation>补录这段时间</translation>
    </message>
    <message>
        <source>Say why first</source>
        <translation>先写原因</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>先不</translation>
    </message>
</context>
<context>
    <name>LeaveSheet</name>
    <message>
        <source>I can&apos;t be there</source>
        <translation>我来不了</translation>
    </message>
    <message>
        <source>Ask for cover, keep my place till then</source>
        <translation>找人接替，接上之前位子还是我的</translation>
    </message>
    <message>
        <source>Give my place back now</source>
        <translation>现在就让出位子</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>还是去</translation>
    </message>
</context>
<context>
    <name>RosterCard</name>
    <message>
        <source>Number</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Number of %1</source>
        <translation>%1的电话</translation>
    </message>
</context>
<context>
    <name>RosterPage</name>
    <message>
        <source>Signed up</source>
        <translation>已报名</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>已到</translation>
    </message>
    <message>
        <source>Waiting to send</source>
        <translation>等待发送</translation>
    </message>
    <message>
        <source>Not here yet</source>
        <translation>还没到</translation>
    </message>
    <message>
        <source>In line</source>
        <translation>候补</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Close the shift</source>
        <translation>结束这一场</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Nobody here</source>
        <translation>这里没有人</translation>
    </message>
    <message>
        <source>Nobody of this kind is on the roster.</source>
        <translation>名单上没有这样的人。</translation>
    </message>
    <message>
        <source>Somebody came along?</source>
        <translation>有人临时来了？</translation>
    </message>
    <message>
        <source>Find by name</source>
        <translation>按姓名查找</translation>
    </message>
    <message>
        <source>This phone knows nobody else; a coordinator can add them</source>
        <translation>这台手机上没有别人的名单，请协调人添加</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>Cancel this shift</source>
        <translation>取消这一场</translation>
    </message>
    <message>
        <source>Cancel this shift?</source>
        <translation>取消这一场？</translation>
    </message>
    <message>
        <source>Everybody on it is told.</source>
        <translation>会通知所有报名的人。</translation>
    </message>
    <message>
        <source>Why (they read it)</source>
        <translation>原因（大家会看到）</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Cancel the shift</source>
        <translation>取消这一场</translation>
    </message>
    <message>
        <source>Read a list from a chat group</source>
        <translation>读群里的接龙</translation>
    </message>
    <message>
        <source>Scan a card or a phone</source>
        <translation>扫卡片或手机</translation>
    </message>
    <message>
        <source>Add somebody</source>
        <translation>加人</translation>
    </message>
</context>
<context>
    <name>RosterStep</name>
    <message>
        <source>Check out</source>
        <translation>签退</translation>
    </message>
    <message>
        <source>Enter times</source>
        <translation>补录时间</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Sign up all the same</source>
        <translation>仍然报名</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>去掉</translation>
    </message>
</context>
<context>
    <name>RosterTable</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Number of %1</source>
        <translation>%1的电话</translation>
    </message>
</context>
<context>
    <name>ScanRoster</name>
    <message>
        <source>A scanned card means</source>
        <translation>扫到卡片表示</translation>
    </message>
    <message>
        <source>They come</source>
        <translation>来了</translation>
    </message>
    <message>
        <source>They go</source>
        <translation>走了</translation>
    </message>
    <message>
        <source>Hold the phone so that their card, or the code on their phone, is in the picture.</source>
        <translation>让对方的卡片，或者对方手机上的码，出现在画面里就行。</translation>
    </message>
    <message>
        <source>Tick them in the list instead.</source>
        <translation>请在名单上签到。</translation>
    </message>
    <message>
        <source>Close the camera</source>
        <translation>关掉摄像头</translation>
    </message>
    <message>
        <source>Scan a card or a phone</source>
        <translation>扫卡片或手机</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>ShiftPage</name>
    <message>
        <source>Join</source>
        <translation>报名</translation>
    </message>
    <message>
        <source>Join the line</source>
        <translation>候补</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>I can&apos;t be there</source>
        <translation>我来不了</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Not this time</source>
        <translation>这次不去</translation>
    </message>
    <message>
        <source>/ %1 people</source>
        <translation>/ %1 人</translation>
    </message>
    <message>
        <source>%1 of %2 people</source>
        <translation>%2 人中已有 %1 人</translation>
    </message>
    <message>
        <source>What we do</source>
        <translation>做什么</translation>
    </message>
    <message>
        <source>Bring</source>
        <translation>要带的</translation>
    </message>
    <message>
        <source>Guests I bring along</source>
        <translation>我带的客人</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>不带</translation>
    </message>
    <message>
        <source>These have free places</source>
        <translation>这些还有空位</translation>
    </message>
    <message>
        <source>Roster and site code</source>
        <translation>名单和签到码</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改活动</translation>
    </message>
    <message>
        <source>Add a date</source>
        <translation>加一场</translation>
    </message>
</context>
<context>
    <name>ShiftRowItem</name>
    <message>
        <source>Join the line</source>
        <translation>候补</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>报名</translation>
    </message>
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
    <name>ShiftsPage</name>
    <message>
        <source>Shifts</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>For me</source>
        <translation>适合我</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Weekend</source>
        <translation>周末</translation>
    </message>
    <message>
        <source>No shifts here</source>
        <translation>这里没有活动</translation>
    </message>
    <message>
        <source>Take a filter away, or look again later.</source>
        <translation>去掉一个筛选，或者过些时候再来看。</translation>
    </message>
    <message>
        <source>New event</source>
        <translation>新活动</translation>
    </message>
</context>
<context>
    <name>SiteCodeCard</name>
    <message>
        <source>The site code as a QR code, to scan</source>
        <translation>签到二维码，给志愿者扫</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>还有 %n 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>Fetch the digits</source>
        <translation>获取 8 位数字</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::RosterAdding</name>
    <message>
        <source>nobody else can</source>
        <translation>只有这个人可以</translation>
    </message>
    <message>
        <source>has done this more often</source>
        <translation>来得最多</translation>
    </message>
    <message>
        <source>a shorter way</source>
        <translation>路近</translation>
    </message>
    <message>
        <source>has done less lately</source>
        <translation>近来做得少</translation>
    </message>
    <message>
        <source>one of several who would do as well</source>
        <translation>和后面几位差不多</translation>
    </message>
    <message numerus="yes">
        <source>here %n time(s)</source>
        <translation>
            <numerusform>来过 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in 30 days</source>
        <translation>30 天内 %1</translation>
    </message>
    <message>
        <source>Has something else at that time</source>
        <translation>这个时间另有安排</translation>
    </message>
    <message>
        <source>Is signed up already</source>
        <translation>已经报过名</translation>
    </message>
    <message>
        <source>Any that fits</source>
        <translation>哪个合适都行</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n free</source>
        <extracomment>A position, and its free places</extracomment>
        <translation>
            <numerusform>%1，空 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody who could is free then.</source>
        <translation>这个时间没有合适又有空的人。</translation>
    </message>
    <message>
        <source>The sign-up is saved on this phone.</source>
        <translation>报名已存在这台手机上。</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::RosterModel</name>
    <message>
        <source>Number %1 in line</source>
        <translation>候补第 %1 位</translation>
    </message>
    <message>
        <source>Was offered a place</source>
        <translation>已问过，等答复</translation>
    </message>
    <message>
        <source>Not here yet</source>
        <translation>还没到</translation>
    </message>
    <message>
        <source>Walked in</source>
        <translation>临时来的</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n guest(s)</source>
        <translation>
            <numerusform>%1，带 %n 位客人</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>The code can be shown from %1</source>
        <translation>%1 起可以显示签到码</translation>
    </message>
    <message>
        <source>Volunteers scan this to check in, or type the digits. Both change by themselves.</source>
        <translation>志愿者扫码签到，也可以输入数字。码和数字会自动更换。</translation>
    </message>
    <message>
        <source>Closing is waiting to send</source>
        <translation>结束这一场，等待发送</translation>
    </message>
    <message>
        <source>The cancellation is waiting to send</source>
        <translation>取消这一场，等待发送</translation>
    </message>
    <message>
        <source>This shift is closed</source>
        <translation>这一场已结束</translation>
    </message>
    <message>
        <source>This shift was cancelled</source>
        <translation>这一场已取消</translation>
    </message>
    <message>
        <source>Checked in.</source>
        <translation>已签到。</translation>
    </message>
    <message>
        <source>Checked out.</source>
        <translation>已签退。</translation>
    </message>
    <message>
        <source>Closing is saved on this phone.</source>
        <translation>结束已保存在这台手机上。</translation>
    </message>
    <message>
        <source>The cancellation is saved on this phone. Everybody is told once it is sent.</source>
        <translation>取消已保存在这台手机上，发送后会通知大家。</translation>
    </message>
    <message>
        <source>Times look like 14:00.</source>
        <translation>时间写成 14:00 这样。</translation>
    </message>
    <message>
        <source>The times are saved on this phone.</source>
        <translation>时间已存在这台手机上。</translation>
    </message>
    <message>
        <source>A code of a newer kind</source>
        <translation>这是新版本的码</translation>
    </message>
    <message>
        <source>Please update this app. Until then, tick them in the list.</source>
        <translation>请更新微光。更新之前，可以在名单上签到。</translation>
    </message>
    <message>
        <source>This is no person&apos;s code</source>
        <translation>这不是志愿者的码</translation>
    </message>
    <message>
        <source>Scan somebody&apos;s card, or the code that their phone shows once they have checked in or out.</source>
        <translation>请扫志愿者的卡片，或者对方手机签到、签退以后显示的码。</translation>
    </message>
    <message>
        <source>This is your own code</source>
        <translation>这是你自己的码</translation>
    </message>
    <message>
        <source>Somebody else has to scan it: nobody vouches for themselves.</source>
        <translation>要由别人来扫，自己不能给自己作证。</translation>
    </message>
    <message>
        <source>A code of another shift</source>
        <translation>这是另一场的码</translation>
    </message>
    <message>
        <source>Their phone has checked in or out somewhere else. Please look together which shift they are on.</source>
        <translation>对方的手机签的是另一场，请一起看看应该是哪一场。</translation>
    </message>
    <message>
        <source>This phone does not know them</source>
        <translation>这台手机不认识这个人</translation>
    </message>
    <message>
        <source>Find them by name under the roster, or ask a coordinator to add them.</source>
        <translation>请在名单下面按姓名查找，或请协调员添加。</translation>
    </message>
    <message>
        <source>%1 has left already</source>
        <translation>%1已经走了</translation>
    </message>
    <message>
        <source>Checked out %1. Nothing was changed.</source>
        <translation>%1 签退的，没有改动。</translation>
    </message>
    <message>
        <source>%1 is here already</source>
        <translation>%1已经到了</translation>
    </message>
    <message>
        <source>Checked in %1. Nothing was changed.</source>
        <translation>%1 签到的，没有改动。</translation>
    </message>
    <message>
        <source>This phone has signed it, too.</source>
        <translation>这台手机也签了名。</translation>
    </message>
    <message>
        <source>%1 has left</source>
        <translation>%1走了</translation>
    </message>
    <message>
        <source>%1 is here</source>
        <translation>%1到了</translation>
    </message>
    <message>
        <source>This code was scanned before. Nothing was changed.</source>
        <translation>这个码扫过了，没有改动。</translation>
    </message>
    <message>
        <source>Corrected to %1, %2: %3</source>
        <translation>已更正为 %1，%2：%3</translation>
    </message>
    <message>
        <source>Sign-up waiting to send</source>
        <translation>报名等着发送</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::ShiftListModel</name>
    <message>
        <source>You asked for a place in line.</source>
        <translation>已申请候补。</translation>
    </message>
    <message>
        <source>You asked for a place.</source>
        <translation>已申请报名。</translation>
    </message>
    <message>
        <source>You said yes.</source>
        <translation>已接受。</translation>
    </message>
    <message>
        <source>You said no. The place goes to the next in line.</source>
        <translation>已谢绝，位子给排在后面的人。</translation>
    </message>
    <message>
        <source>You are not on it any more.</source>
        <translation>已撤回报名。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::ShiftModel</name>
    <message>
        <source>from %1 years</source>
        <translation>满 %1 岁</translation>
    </message>
    <message>
        <source>%1 %2/%3</source>
        <translation>%1 %2/%3</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>This shift is no longer there</source>
        <translation>这一场已经不在了</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 leads</source>
        <translation>%1 带队</translation>
    </message>
    <message numerus="yes">
        <source>%n still wanted</source>
        <translation>
            <numerusform>还差 %n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in line</source>
        <translation>
            <numerusform>%n 人候补</numerusform>
        </translation>
    </message>
    <message>
        <source>All places are taken</source>
        <translation>名额已满</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>You can leave until %1</source>
        <translation>%1 前可以退出</translation>
    </message>
    <message>
        <source>Until %1 this is in good time.</source>
        <translation>%1 前退出，来得及另找人。</translation>
    </message>
    <message>
        <source>It is late, the others rely on you; but saying so now is better than not coming.</source>
        <translation>已经过了退出期限，大家在等你；不过现在说一声，总比不来好。</translation>
    </message>
    <message>
        <source>You asked for a place in line.</source>
        <translation>已申请候补。</translation>
    </message>
    <message>
        <source>You asked for a place.</source>
        <translation>已申请报名。</translation>
    </message>
    <message>
        <source>You said yes.</source>
        <translation>已接受。</translation>
    </message>
    <message>
        <source>You said no. The place goes to the next in line.</source>
        <translation>已谢绝，位子给排在后面的人。</translation>
    </message>
    <message>
        <source>You asked for cover. The place stays yours until somebody takes over.</source>
        <translation>已请人接替，接上之前位子还是你的。</translation>
    </message>
    <message>
        <source>You gave the place back. Thank you for saying so.</source>
        <translation>已让出位子，谢谢你说一声。</translation>
    </message>
    <message>
        <source>You are not on it any more.</source>
        <translation>已撤回报名。</translation>
    </message>
</context>
</TS>
