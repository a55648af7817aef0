<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>ContactLookUpSheet</name>
    <message>
        <source>The number of %1</source>
        <translation>%1的电话</translation>
    </message>
    <message>
        <source>This closes after a minute. It is kept nowhere on this phone.</source>
        <translation>一分钟后自动关上，不存在这台手机上。</translation>
    </message>
    <message>
        <source>Say what it is for. That you look it up is on record, with the purpose.</source>
        <translation>请说明为什么要看。这次查看和用途都会留下记录。</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Choose what it is for first</source>
        <translation>先选用途</translation>
    </message>
    <message>
        <source>No number is on record.</source>
        <translation>没有登记电话。</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>拨打</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>关上</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>先不看</translation>
    </message>
</context>
<context>
    <name>CorrectSheet</name>
    <message>
        <source>Correct these hours?</source>
        <translation>更正这段时长？</translation>
    </message>
    <message>
        <source>The record is taken back and written anew; both rows stay in the ledger. The person is told, with the reason.</source>
        <translation>原记录会冲销，再按新时间重记，两条都留在台账里。本人会收到通知和原因。</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>走</translation>
    </message>
    <message>
        <source>Breaks, minutes</source>
        <translation>中途休息（分钟）</translation>
    </message>
    <message>
        <source>Counted so far</source>
        <translation>原来计入</translation>
    </message>
    <message>
        <source>Would count</source>
        <translation>更正后计入</translation>
    </message>
    <message>
        <source>Why (they read it)</source>
        <translation>原因（本人看得到）</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Say why first</source>
        <translation>先写原因</translation>
    </message>
    <message>
        <source>Change a time first</source>
        <translation>先改时间</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>不改了</translation>
    </message>
</context>
<context>
    <name>DoneBar</name>
    <message>
        <source>OK</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>FormatWords</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <extracomment>A day without its year, as QLocale::toString takes it</extracomment>
        <translation>M月d日 ddd</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <extracomment>A day with its year</extracomment>
        <translation>yyyy年M月d日 ddd</translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <extracomment>A date written out</extracomment>
        <translation>M月d日 dddd</translation>
    </message>
    <message>
        <source>d MMM ddd</source>
        <extracomment>The shortest date with its weekday</extracomment>
        <translation>M月d日 ddd</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <extracomment>A month with its year</extracomment>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>A day and a time: &quot;Tomorrow 14:00&quot;</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>A date with its year, without its weekday</extracomment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>%1 yuan</source>
        <translation>%1 元</translation>
    </message>
</context>
<context>
    <name>MyVisitWords</name>
    <message>
        <source>Planned</source>
        <translation>已安排</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>已约好</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>走访中</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>已走访</translation>
    </message>
    <message>
        <source>Not held</source>
        <translation>未成行</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>You said yes, the family is asked</source>
        <translation>你已答应，正在问这家</translation>
    </message>
    <message>
        <source>Please call them</source>
        <translation>请联系他们</translation>
    </message>
    <message>
        <source>Please answer</source>
        <translation>等你答复</translation>
    </message>
    <message>
        <source>You said yes, saved on this phone</source>
        <translation>已答应，存在这台手机上</translation>
    </message>
    <message>
        <source>You said no, saved on this phone</source>
        <translation>已说去不了，存在这台手机上</translation>
    </message>
    <message>
        <source>Under way, saved on this phone</source>
        <translation>走访中，存在这台手机上</translation>
    </message>
    <message>
        <source>Over, saved on this phone</source>
        <translation>已结束，存在这台手机上</translation>
    </message>
    <message>
        <source>Not held, saved on this phone</source>
        <translation>未成行，存在这台手机上</translation>
    </message>
    <message>
        <source>Recorded, a coordinator looks at it</source>
        <translation>已记下，等协调员核对</translation>
    </message>
    <message>
        <source>Saved on this phone, a coordinator will look at it</source>
        <translation>存在这台手机上，等协调员核对</translation>
    </message>
    <message>
        <source>alone</source>
        <translation>独自前往</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>与%1同行</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>The address is on this phone until %1</source>
        <translation>地址已打开，到%1 为止</translation>
    </message>
    <message>
        <source>The address opens the day before, once the family has agreed</source>
        <translation>约好后，前一天才能打开地址</translation>
    </message>
    <message>
        <source>The address opens %1</source>
        <translation>%1 起可以打开地址</translation>
    </message>
    <message>
        <source>The address can be opened now</source>
        <translation>现在可以打开地址</translation>
    </message>
    <message>
        <source>A visitor calls for help. Please call them now.</source>
        <translation>有人求助，请马上给他们打电话。</translation>
    </message>
    <message>
        <source>They should have been back at %1 and no word has come. Please call them.</source>
        <translation>本该 %1 回来，还没有消息。请给他们打电话。</translation>
    </message>
    <message>
        <source>%1 %2–%3</source>
        <comment>weekday, from, until</comment>
        <translation>周%1 %2–%3</translation>
    </message>
</context>
<context>
    <name>PeriodScope</name>
    <message>
        <source>First day</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>PrivateTextQuestion</name>
    <message>
        <source>This looks like an address or a phone number, and others will read it. Take it out, or say that it is neither.</source>
        <translation>这里像有住址或电话号码，别人会看到。请去掉，或者说明都不是。</translation>
    </message>
    <message>
        <source>It is neither</source>
        <translation>都不是</translation>
    </message>
</context>
<context>
    <name>RoleWords</name>
    <message>
        <source>Coordinator</source>
        <translation>协调员</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>审计员</translation>
    </message>
    <message>
        <source>Safeguarding lead</source>
        <translation>安全负责人</translation>
    </message>
    <message>
        <source>A role that this app does not know</source>
        <translation>这个版本不认识的职务</translation>
    </message>
    <message>
        <source>coordinator of %1</source>
        <translation>%1的协调员</translation>
    </message>
    <message>
        <source>administrator of %1</source>
        <translation>%1的管理员</translation>
    </message>
    <message>
        <source>auditor of %1</source>
        <translation>%1的审计员</translation>
    </message>
    <message>
        <source>safeguarding lead of %1</source>
        <translation>%1的安全负责人</translation>
    </message>
    <message>
        <source>holder of a role in %1</source>
        <translation>%1的一项职务</translation>
    </message>
    <message>
        <source>Runs people, events, hours, wishes, households and visits there, and sees a phone number or an address one at a time, for a purpose that goes on record.</source>
        <translation>管理那里的人员、活动、时长、心愿、结对家庭和走访；查看电话或地址要逐条说明用途，并留下记录。</translation>
    </message>
    <message>
        <source>Gives and ends roles there, sets units and rules, and runs people, events, hours and wishes; sees no household and no address of one.</source>
        <translation>任免那里的职务，设置单位和规则，管理人员、活动、时长和心愿；看不到结对家庭和他们的住址。</translation>
    </message>
    <message>
        <source>Reads the numbers, deeds, follow-ups and roles there and what was put on record; changes nothing and sees no phone number and no address.</source>
        <translation>查看那里的统计、实事、销号事项、职务和操作记录；不能改动，看不到电话和地址。</translation>
    </message>
    <message>
        <source>Sees the visits there and is told when no word comes from one; sees whom to call, and where, only while an alarm is open.</source>
        <translation>看得到那里的走访，走访没有消息时会收到通知；只有警报未解除时，才看得到给谁打电话、在哪里。</translation>
    </message>
</context>
<context>
    <name>SayItSheet</name>
    <message>
        <source>Please look at the text first</source>
        <translation>请先看一下这段文字</translation>
    </message>
    <message>
        <source>Say it first</source>
        <translation>请先写下来</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>先不</translation>
    </message>
</context>
<context>
    <name>RefusalWords</name>
    <message>
        <source>You have no role for this. Please ask your coordinator.</source>
        <translation>你还没有这个权限，请找协调员。</translation>
    </message>
    <message>
        <source>The session has ended. Please try again.</source>
        <translation>登录已过期，请再试一次。</translation>
    </message>
    <message>
        <source>This phone is signed out. Please ask your coordinator for a new invitation.</source>
        <translation>这台手机已退出登录，请向协调员要一份新的邀请。</translation>
    </message>
    <message>
        <source>Your coordinator has not confirmed this phone yet.</source>
        <translation>协调员还没有确认这台手机。</translation>
    </message>
    <message>
        <source>This invitation is used up or expired. Please ask for a new one.</source>
        <translation>这份邀请已用过或已过期，请要一份新的。</translation>
    </message>
    <message>
        <source>Too many wrong tries. Please wait %1 seconds.</source>
        <translation>试错的次数太多了，请等 %1 秒再试。</translation>
    </message>
    <message>
        <source>There are %1 phones already. Please sign one out first.</source>
        <translation>已经有 %1 台手机了，请先退出其中一台。</translation>
    </message>
    <message>
        <source>Only somebody with a higher role can do this.</source>
        <translation>这要由权限更高的人来做。</translation>
    </message>
    <message>
        <source>This person was merged with another entry.</source>
        <translation>这个人已和另一条记录合并。</translation>
    </message>
    <message>
        <source>There is an administrator already.</source>
        <translation>已经有管理员了。</translation>
    </message>
    <message>
        <source>All places are taken</source>
        <translation>名额已满</translation>
    </message>
    <message>
        <source>Sign-up opens %1</source>
        <translation>%1 开始报名</translation>
    </message>
    <message>
        <source>Sign-up has closed</source>
        <translation>报名已截止</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>At the same time as something else that was accepted</source>
        <translation>与已答应的其他安排时间相同</translation>
    </message>
    <message>
        <source>At the same time as another of your shifts</source>
        <translation>和你的另一场时间冲突</translation>
    </message>
    <message>
        <source>You are signed up already</source>
        <translation>你已经报名了</translation>
    </message>
    <message>
        <source>This has changed meanwhile. Please look again.</source>
        <translation>情况有变化，请再看一下。</translation>
    </message>
    <message>
        <source>The time to answer is over; the place went to the next in line.</source>
        <translation>答复时间已过，名额给了下一位。</translation>
    </message>
    <message>
        <source>Needs: %1</source>
        <translation>需要：%1</translation>
    </message>
    <message>
        <source>From %1 years of age</source>
        <translation>需年满 %1 岁</translation>
    </message>
    <message>
        <source>%1 places are taken already; it cannot be fewer.</source>
        <translation>已经占了 %1 个名额，不能再少了。</translation>
    </message>
    <message>
        <source>People have joined dates that would move. Please say what becomes of them.</source>
        <translation>有人报名的日子会被改动，请先说明怎么安排他们。</translation>
    </message>
    <message>
        <source>This rule has no dates.</source>
        <translation>按这个规则排不出日子。</translation>
    </message>
    <message>
        <source>It has begun already</source>
        <translation>已经开始了</translation>
    </message>
    <message>
        <source>This is not the code of this shift. Please look at the leader&apos;s screen again.</source>
        <translation>这不是这场活动的签到码，请再看一下带队人的屏幕。</translation>
    </message>
    <message>
        <source>Check-in opens %1</source>
        <translation>%1 开放签到</translation>
    </message>
    <message>
        <source>There is no check-in yet.</source>
        <translation>还没有签到。</translation>
    </message>
    <message>
        <source>This was done already.</source>
        <translation>已经做过了。</translation>
    </message>
    <message>
        <source>The shift is closed. A coordinator can correct the record.</source>
        <translation>这场活动已结束登记，协调员可以更正记录。</translation>
    </message>
    <message>
        <source>The end must be after the start, within 24 hours.</source>
        <translation>结束要晚于开始，并且不超过 24 小时。</translation>
    </message>
    <message>
        <source>Nobody confirms their own hours. Please ask somebody else.</source>
        <translation>自己的时长不能自己确认，请找别人。</translation>
    </message>
    <message>
        <source>Somebody has decided this already.</source>
        <translation>已经有人处理过了。</translation>
    </message>
    <message>
        <source>The shift has not begun yet.</source>
        <translation>活动还没有开始。</translation>
    </message>
    <message>
        <source>You are not signed up for this shift. The leader can add you.</source>
        <translation>你没有报名这场活动，带队人可以把你加上。</translation>
    </message>
    <message>
        <source>Something is missing or not right: %1</source>
        <translation>有一项没填或不对：%1</translation>
    </message>
    <message>
        <source>This does not exist any more, or is not yours to see.</source>
        <translation>它已经不在了，或者不归你看。</translation>
    </message>
    <message>
        <source>Somebody changed it meanwhile. Please look again.</source>
        <translation>刚才有人改过，请再看一下。</translation>
    </message>
    <message>
        <source>There is one already.</source>
        <translation>已经有一个了。</translation>
    </message>
    <message>
        <source>The server is busy. Please try again in a moment.</source>
        <translation>服务器正忙，请稍后再试。</translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <translation>这个文件读不出来。</translation>
    </message>
    <message>
        <source>%1 rows have mistakes.</source>
        <translation>有 %1 行有错。</translation>
    </message>
    <message>
        <source>There are still people or events in it.</source>
        <translation>里面还有人或活动。</translation>
    </message>
    <message>
        <source>This has waited for more than 60 days and was not sent. Send it now, or discard it.</source>
        <translation>这一条等了 60 多天，没有发出。可以现在发送，也可以丢弃。</translation>
    </message>
    <message>
        <source>The server did not accept this. Please tell your coordinator.</source>
        <translation>服务器没有接受这一条，请告诉协调员。</translation>
    </message>
    <message>
        <source>No connection to the server. Please try again later.</source>
        <translation>没有连上服务器，请稍后再试。</translation>
    </message>
    <message>
        <source>This is no e-mail address.</source>
        <translation>这不是邮箱地址。</translation>
    </message>
    <message>
        <source>The wish has changed meanwhile. Please look again.</source>
        <translation>心愿已有变化，请再看看。</translation>
    </message>
    <message>
        <source>Somebody else was first. Thank you all the same.</source>
        <translation>别人先认领了，还是谢谢你。</translation>
    </message>
    <message>
        <source>You have claimed this wish already.</source>
        <translation>你已认领了这个心愿。</translation>
    </message>
    <message>
        <source>You hold %1 wishes. Please deliver or give back one first.</source>
        <translation>你手上已有 %1 个心愿。请先送到或放回一个。</translation>
    </message>
    <message>
        <source>Your claim has changed meanwhile. Please look again.</source>
        <translation>你的认领已有变化，请再看看。</translation>
    </message>
    <message>
        <source>Your time for this wish is over; it is open for others.</source>
        <translation>时间已过，心愿已放回给大家。</translation>
    </message>
    <message>
        <source>You were given more time before.</source>
        <translation>已经多给过时间了。</translation>
    </message>
    <message>
        <source>Please agree a time first.</source>
        <translation>请先约好时间。</translation>
    </message>
    <message>
        <source>The address shows from %1</source>
        <translation>地址从 %1 起可看</translation>
    </message>
    <message>
        <source>Somebody who did not bring it has to do this.</source>
        <translation>要由没有参与送的人来做。</translation>
    </message>
    <message>
        <source>The code was wrong too often. A coordinator calls the receiver.</source>
        <translation>确认码错了太多次，由协调员回访。</translation>
    </message>
    <message>
        <source>The text seems to hold an address or a phone number.</source>
        <translation>这段文字里像有住址或电话号码。</translation>
    </message>
    <message>
        <source>%1 of yours wait for somebody to look at them. Please wait a little.</source>
        <translation>您有 %1 件还在等人看，请稍等。</translation>
    </message>
    <message>
        <source>A second person has to close it: neither its owner nor who finished it.</source>
        <translation>要由另一个人销号：不能是负责人，也不能是报告办结的人。</translation>
    </message>
    <message>
        <source>Nobody confirms their own deed. Please ask somebody else.</source>
        <translation>自己做的实事不能自己确认，请找别人确认。</translation>
    </message>
    <message>
        <source>The giver wants no receipt.</source>
        <translation>捐赠人不要收据。</translation>
    </message>
    <message>
        <source>Things have changed with this household. Please look again.</source>
        <translation>这户人家的情况已经变了，请再看一下。</translation>
    </message>
    <message>
        <source>The household has not consented to this yet. Please ask it first.</source>
        <translation>这户人家还没有同意，请先征求他们的同意。</translation>
    </message>
    <message>
        <source>Somebody else has to do this: not who wrote the household&apos;s consent down or has seen its card.</source>
        <translation>这件事要由别人来做：不能是登记同意或看过卡片的人。</translation>
    </message>
    <message>
        <source>This pairing has changed meanwhile. Please look again.</source>
        <translation>这一结对的情况已经变了，请再看一下。</translation>
    </message>
    <message>
        <source>The two are paired already.</source>
        <translation>两边已经结对了。</translation>
    </message>
    <message>
        <source>This person is not sent there. Please choose somebody else.</source>
        <translation>这个人不去那里，请另选一位。</translation>
    </message>
    <message>
        <source>This visit has changed meanwhile. Please look again.</source>
        <translation>这次走访的情况已经变了，请再看一下。</translation>
    </message>
    <message>
        <source>The household wants no visit before %1.</source>
        <translation>这户人家希望 %1 以后再来。</translation>
    </message>
    <message>
        <source>The household wants no visit so soon.</source>
        <translation>这户人家不希望这么快又来。</translation>
    </message>
    <message>
        <source>This is not one of the times that the household has named.</source>
        <translation>这不在这户人家说好的时间里。</translation>
    </message>
    <message>
        <source>It takes more visitors.</source>
        <translation>走访的人不够。</translation>
    </message>
    <message>
        <source>It takes %1 visitors at least.</source>
        <translation>至少要 %1 个人一起去。</translation>
    </message>
    <message>
        <source>A visitor is somewhere else at that time.</source>
        <translation>有一位走访人那时有别的安排。</translation>
    </message>
    <message>
        <source>This is for those who go on the visit.</source>
        <translation>这件事由去走访的人来做。</translation>
    </message>
    <message>
        <source>It is too late to take this back. Single visits can be cancelled.</source>
        <translation>已经过了可以撤回的时间，可以逐次取消走访。</translation>
    </message>
    <message>
        <source>This is no telephone number.</source>
        <translation>这不是电话号码。</translation>
    </message>
</context>
<context>
    <name>StateWords</name>
    <message>
        <source>Signed up, looking for cover</source>
        <translation>已报名，正在找人替</translation>
    </message>
    <message>
        <source>Signed up</source>
        <translation>已报名</translation>
    </message>
    <message>
        <source>Sign-up waiting to send</source>
        <translation>报名待发送</translation>
    </message>
    <message>
        <source>Requested, not yet confirmed</source>
        <translation>已申请，还没有确认</translation>
    </message>
    <message>
        <source>Number %1 in line</source>
        <translation>候补第 %1 位</translation>
    </message>
    <message>
        <source>Your turn, please answer by %1</source>
        <translation>轮到你了，请在 %1 前答复</translation>
    </message>
    <message>
        <source>Accepted, waiting to send</source>
        <translation>已接受，待发送</translation>
    </message>
    <message>
        <source>Declined, waiting to send</source>
        <translation>已谢绝，待发送</translation>
    </message>
    <message>
        <source>Leaving, waiting to send</source>
        <translation>退出，待发送</translation>
    </message>
    <message>
        <source>Asking for cover, waiting to send</source>
        <translation>找人替，待发送</translation>
    </message>
    <message>
        <source>Check-in %1, waiting to send</source>
        <translation>%1 签到，待发送</translation>
    </message>
    <message>
        <source>Checked in %1</source>
        <translation>%1 已签到</translation>
    </message>
    <message>
        <source>Check-out %1, waiting to send</source>
        <translation>%1 签退，待发送</translation>
    </message>
    <message>
        <source>Checked out %1</source>
        <translation>%1 已签退</translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation>没有到场</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已确认</translation>
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
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Both phones signed</source>
        <translation>双方手机都签了名</translation>
    </message>
    <message>
        <source>Site code or leader&apos;s tick</source>
        <translation>签到码或带队人签到</translation>
    </message>
    <message>
        <source>Own statement</source>
        <translation>本人说明</translation>
    </message>
    <message>
        <source>Entered afterwards</source>
        <translation>事后补录</translation>
    </message>
    <message>
        <source>Saved on this phone %1</source>
        <translation>已存在这台手机上 %1</translation>
    </message>
    <message>
        <source>No connection. What you do is saved on this phone.</source>
        <translation>没有网络，你做的都会存在这台手机上。</translation>
    </message>
    <message>
        <source>Another server answers. Nothing is sent; please ask your coordinator.</source>
        <translation>回应的是另一台服务器。什么都没有发出，请问一下协调员。</translation>
    </message>
    <message>
        <source>The server and this phone do not understand each other. What you did is safe; please tell your coordinator.</source>
        <translation>服务器和这台手机对不上话。你做的都还在，请告诉协调员。</translation>
    </message>
</context>
<context>
    <name>WishWords</name>
    <message>
        <source>%1 more</source>
        <comment>who came along, and is not known here</comment>
        <translation>另外 %1 人</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between people</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Agreed: %1</source>
        <translation>已约好：%1</translation>
    </message>
    <message>
        <source>Bring it by %1</source>
        <translation>%1 前送到</translation>
    </message>
    <message>
        <source>Asked for, not yet confirmed</source>
        <translation>已提出认领，还没确认</translation>
    </message>
    <message>
        <source>Giving it back</source>
        <translation>正在放回</translation>
    </message>
    <message>
        <source>Delivered, saved on this phone</source>
        <translation>已送到，存在本机</translation>
    </message>
    <message>
        <source>Delivered, the receiver has not confirmed yet</source>
        <translation>已送到，等对方确认</translation>
    </message>
    <message>
        <source>The code is on its way</source>
        <translation>确认码正在发送</translation>
    </message>
    <message>
        <source>Received. Thank you</source>
        <translation>对方已收到，谢谢你</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>number and measure</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>can be shared</source>
        <translation>可分开认领</translation>
    </message>
    <message>
        <source>%1 still wanted</source>
        <translation>还差 %1</translation>
    </message>
    <message>
        <source>Saved on this phone</source>
        <translation>已存在本机</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>待审核</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>已认领</translation>
    </message>
    <message>
        <source>Delivered, not yet confirmed</source>
        <translation>已送到，待确认</translation>
    </message>
    <message>
        <source>Fulfilled</source>
        <translation>已实现</translation>
    </message>
    <message>
        <source>Not published</source>
        <translation>未发布</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Was wanted by %1</source>
        <translation>原定 %1 前</translation>
    </message>
    <message>
        <source>A thing</source>
        <comment>kind of wish</comment>
        <translation>物品</translation>
    </message>
    <message>
        <source>A repair</source>
        <translation>维修</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>陪伴</translation>
    </message>
    <message>
        <source>A lesson</source>
        <translation>辅导</translation>
    </message>
    <message>
        <source>An errand</source>
        <translation>跑腿</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Small things only: up to about %1</source>
        <translation>只收小心愿：大约不超过 %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>how much was brought, and when</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Somebody brought it. Did it come?</source>
        <translation>有人送来了，收到了吗？</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::ContactLookUp</name>
    <message>
        <source>About a shift that they are on</source>
        <translation>为了对方参加的活动</translation>
    </message>
    <message>
        <source>Somebody may be in danger</source>
        <translation>可能有人出事</translation>
    </message>
    <message>
        <source>To bring the record up to date</source>
        <translation>核对登记的信息</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::FormModel</name>
    <message>
        <source>There is no community yet</source>
        <translation>还没有社区、村</translation>
    </message>
    <message>
        <source>Please look at the text first</source>
        <translation>请先看一下这段文字</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::PageModel</name>
    <message>
        <source>Too late to undo: it has been sent.</source>
        <translation>来不及撤销了，已经发出去了。</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::PeriodModel</name>
    <message>
        <source>Quarter %1</source>
        <translation>第 %1 季度</translation>
    </message>
    <message>
        <source>Year %1</source>
        <translation>%1 年</translation>
    </message>
    <message>
        <source>Own dates</source>
        <translation>自选日期</translation>
    </message>
    <message>
        <source>A day looks like 2026-12-01 or 12-1.</source>
        <translation>日期写成 2026-12-01 或 12-1。</translation>
    </message>
    <message>
        <source>The last day is before the first.</source>
        <translation>结束日期早于开始日期。</translation>
    </message>
    <message>
        <source>%1, %2 to %3, as of %4</source>
        <extracomment>Unit, first day, last day, moment</extracomment>
        <translation>%1，%2至%3，截至%4</translation>
    </message>
</context>
<context>
    <name>LanguageNames</name>
    <message>
        <source>Mandarin</source>
        <translation>普通话</translation>
    </message>
    <message>
        <source>Cantonese</source>
        <translation>粤语</translation>
    </message>
    <message>
        <source>Southern Min</source>
        <translation>闽南话</translation>
    </message>
    <message>
        <source>Wu</source>
        <translation>吴语</translation>
    </message>
    <message>
        <source>Hakka</source>
        <translation>客家话</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英语</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>朝鲜语</translation>
    </message>
    <message>
        <source>Mongolian</source>
        <translation>蒙古语</translation>
    </message>
    <message>
        <source>Kazakh</source>
        <translation>哈萨克语</translation>
    </message>
    <message>
        <source>Uyghur</source>
        <translation>维吾尔语</translation>
    </message>
    <message>
        <source>Tibetan</source>
        <translation>藏语</translation>
    </message>
    <message>
        <source>Sign language</source>
        <translation>手语</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::RecordCorrection</name>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>Correction refused: %1</source>
        <translation>更正没有通过：%1</translation>
    </message>
    <message>
        <source>Correction waiting to send</source>
        <translation>更正等着发送</translation>
    </message>
    <message>
        <source>Replaced by a correction</source>
        <translation>已被更正取代</translation>
    </message>
    <message>
        <source>Decided since</source>
        <translation>后来已核对</translation>
    </message>
    <message>
        <source>Times look like 14:00, breaks are minutes.</source>
        <translation>时间写成 14:00，休息写分钟数。</translation>
    </message>
    <message>
        <source>The breaks are longer than the time between.</source>
        <translation>休息比这段时间还长。</translation>
    </message>
    <message>
        <source>That end is still to come.</source>
        <translation>这个结束时间还没到。</translation>
    </message>
    <message>
        <source>The server counts the minutes by the rules of that day.</source>
        <translation>计入多少分钟，由服务器按当天的规则计算。</translation>
    </message>
    <message>
        <source>The correction is saved on this phone.</source>
        <translation>更正已存在这台手机上。</translation>
    </message>
</context>
</TS>
