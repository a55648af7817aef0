<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
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
        <source>Both sides signed</source>
        <translation>双方扫码</translation>
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
    <name>glimmer::mobile::PageModel</name>
    <message>
        <source>Too late to undo: it has been sent.</source>
        <translation>来不及撤销了，已经发出去了。</translation>
    </message>
</context>
</TS>
