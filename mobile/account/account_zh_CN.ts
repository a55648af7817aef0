<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AboutMe</name>
    <message>
        <source>What I can do (only coordinators see it; in no export)</source>
        <translation>我会什么（只有协调员看得到，不会导出）</translation>
    </message>
    <message>
        <source>Sign language, first aid</source>
        <translation>手语、急救</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Languages I speak (only coordinators see it; in no export)</source>
        <translation>我会说的语言（只有协调员看得到，不会导出）</translation>
    </message>
    <message>
        <source>Save languages</source>
        <translation>保存语言</translation>
    </message>
    <message>
        <source>My telephone number</source>
        <translation>我的电话</translation>
    </message>
    <message>
        <source>A number is on record</source>
        <translation>已登记一个号码</translation>
    </message>
    <message>
        <source>Save number</source>
        <translation>保存号码</translation>
    </message>
    <message>
        <source>Type a number first</source>
        <translation>先输入号码</translation>
    </message>
    <message>
        <source>Coordinators see it only one at a time, for a stated purpose, and each look is on record.</source>
        <translation>协调员要写明用途，一次只能看一个人的号码；每次查看都有记录。</translation>
    </message>
    <message>
        <source>E-mail for notices</source>
        <translation>收通知的邮箱</translation>
    </message>
    <message>
        <source>An address is on record</source>
        <translation>已登记一个邮箱</translation>
    </message>
    <message>
        <source>Save address</source>
        <translation>保存邮箱</translation>
    </message>
    <message>
        <source>Type an address first</source>
        <translation>先输入邮箱</translation>
    </message>
</context>
<context>
    <name>CodePage</name>
    <message>
        <source>Compare six digits</source>
        <translation>核对 6 位数字</translation>
    </message>
    <message>
        <source>Type the code</source>
        <translation>输入邀请码</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Use this phone</source>
        <translation>用这台手机</translation>
    </message>
    <message>
        <source>Waiting for your coordinator</source>
        <translation>等协调员确认</translation>
    </message>
    <message>
        <source>Fill in both fields</source>
        <translation>请填好两项</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>正在问服务器…</translation>
    </message>
    <message>
        <source>Your coordinator reads out the server&apos;s address and ten letters and digits. Capital or small, with or without dash: all the same.</source>
        <translation>协调员会告诉你服务器地址和 10 位邀请码，大小写、有没有横线都可以。</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>邀请码</translation>
    </message>
    <message>
        <source>Read these digits to your coordinator. When they have typed them, this page goes on by itself.</source>
        <translation>把这几位数字念给协调员。对方输入后，这一页会自动继续。</translation>
    </message>
</context>
<context>
    <name>NoticesPage</name>
    <message>
        <source>Notices</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>No notices</source>
        <translation>没有通知</translation>
    </message>
    <message>
        <source>When something changes, you read it here.</source>
        <translation>有变化时，会在这里告诉你。</translation>
    </message>
</context>
<context>
    <name>ProfilesPage</name>
    <message>
        <source>People on this phone</source>
        <translation>这台手机上的人</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Each person has their own sign-ups and hours here. Nothing is locked between them: share a phone only with people you trust. What waits is sent, whoever holds the phone.</source>
        <translation>每个人在这里有自己的报名和时长。彼此之间没有上锁：只和信得过的人共用手机。等着发送的内容，不论谁拿着手机都会发出。</translation>
    </message>
    <message>
        <source>Let somebody else in</source>
        <translation>再让一个人加入</translation>
    </message>
</context>
<context>
    <name>ReachField</name>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Take it off the record</source>
        <translation>不再登记</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>阅读</translation>
    </message>
    <message>
        <source>Large print</source>
        <translation>长辈版</translation>
    </message>
    <message>
        <source>Large words, large buttons, a word on every step</source>
        <translation>大字、大按钮，每步都有文字</translation>
    </message>
    <message>
        <source>Size of words</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>明暗</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>About me</source>
        <translation>关于我</translation>
    </message>
    <message>
        <source>My data</source>
        <translation>我的数据</translation>
    </message>
    <message>
        <source>Save my calendar</source>
        <translation>保存我的日历</translation>
    </message>
    <message>
        <source>A file for any calendar program; nobody else is in it</source>
        <translation>可用于任何日历，里面没有别人的信息</translation>
    </message>
    <message>
        <source>Waiting to send</source>
        <translation>等待发送</translation>
    </message>
    <message>
        <source>Server: %1</source>
        <translation>服务器：%1</translation>
    </message>
    <message>
        <source>Glimmer %1, Apache-2.0. Qt is used under the LGPL-3.</source>
        <translation>微光 %1，Apache-2.0。Qt 依 LGPL-3 使用。</translation>
    </message>
    <message>
        <source>Sign out of this phone</source>
        <translation>在这台手机上退出</translation>
    </message>
    <message>
        <source>Sign out of this phone?</source>
        <translation>要在这台手机上退出吗？</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>先不退出</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>People on this phone</source>
        <translation>这台手机上的人</translation>
    </message>
    <message>
        <source>Hand it on, or let somebody else in</source>
        <translation>交给别人用，或再让一个人加入</translation>
    </message>
</context>
<context>
    <name>WaitingPage</name>
    <message>
        <source>Waiting to send</source>
        <translation>等待发送</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>现在重试</translation>
    </message>
    <message>
        <source>Everything is sent</source>
        <translation>都发出去了</translation>
    </message>
    <message>
        <source>Nothing waits on this phone.</source>
        <translation>这台手机上没有等着发送的东西。</translation>
    </message>
    <message>
        <source>Please look at this</source>
        <translation>需要你看一下</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>去修改</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>In the order of sending</source>
        <translation>按发送顺序</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Join</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Paste your invitation above</source>
        <translation>请先在上面粘贴邀请</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>正在问服务器…</translation>
    </message>
    <message>
        <source>No link? Type the code</source>
        <translation>没有链接？输入邀请码</translation>
    </message>
    <message>
        <source>Glimmer</source>
        <extracomment>The name of the app</extracomment>
        <translation>微光</translation>
    </message>
    <message>
        <source>Lend a hand, close to home</source>
        <translation>在家附近，帮得上一点忙</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Large print</source>
        <translation>长辈版</translation>
    </message>
    <message>
        <source>Large words, large buttons, a word on every step</source>
        <translation>大字、大按钮，每步都有文字</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>邀请</translation>
    </message>
    <message>
        <source>Paste the link you were sent</source>
        <translation>把收到的链接粘贴在这里</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::NoticesModel</name>
    <message>
        <source>Your hours were confirmed: %1 minutes</source>
        <translation>你的时长已确认：%1 分钟</translation>
    </message>
    <message>
        <source>Your hours were not accepted: %1</source>
        <translation>你的时长没有通过：%1</translation>
    </message>
    <message>
        <source>Your record was corrected: %1</source>
        <translation>你的记录已更正：%1</translation>
    </message>
    <message>
        <source>News</source>
        <translation>新消息</translation>
    </message>
    <message>
        <source>You have a place</source>
        <translation>你报上名了</translation>
    </message>
    <message>
        <source>You are in line</source>
        <translation>你在候补</translation>
    </message>
    <message>
        <source>A place is free for you. Please answer by %1</source>
        <translation>轮到你了，请在 %1 前答复</translation>
    </message>
    <message>
        <source>The offered place went to the next in line</source>
        <translation>名额给了下一位</translation>
    </message>
    <message>
        <source>Cancelled. %1</source>
        <translation>活动取消了。%1</translation>
    </message>
    <message>
        <source>Moved to %1</source>
        <translation>改到 %1</translation>
    </message>
    <message>
        <source>People meet elsewhere: %1</source>
        <translation>集合地点改到：%1</translation>
    </message>
    <message>
        <source>Somebody left at short notice</source>
        <translation>有人临时退出</translation>
    </message>
    <message>
        <source>Somebody looks for cover</source>
        <translation>有人在找人替</translation>
    </message>
    <message>
        <source>Somebody takes over your place</source>
        <translation>有人替你了</translation>
    </message>
    <message>
        <source>Your coordinator signed you up</source>
        <translation>协调员替你报了名</translation>
    </message>
    <message>
        <source>Your sign-up was ended by somebody else</source>
        <translation>你的报名被取消了</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1·%2</translation>
    </message>
    <message>
        <source>Your claim on a wish has run out. It is open for others.</source>
        <translation>你认领的心愿到期了，已放回给大家。</translation>
    </message>
    <message>
        <source>A wish that you claimed was withdrawn. %1</source>
        <translation>你认领的心愿已撤回。%1</translation>
    </message>
    <message>
        <source>The receiver has confirmed it. Thank you</source>
        <translation>对方确认收到了，谢谢你</translation>
    </message>
    <message>
        <source>The receiver says it did not come as it should: %1</source>
        <translation>对方说没有收到或不合适：%1</translation>
    </message>
    <message>
        <source>The code was wrong. Tries left: %1</source>
        <translation>确认码不对，还可以试 %1 次</translation>
    </message>
    <message>
        <source>The wish that you wrote down was published</source>
        <translation>你登记的心愿已发布</translation>
    </message>
    <message>
        <source>The wish that you wrote down was not published: %1</source>
        <translation>你登记的心愿没有发布：%1</translation>
    </message>
    <message>
        <source>Your coordinator claimed a wish for you</source>
        <translation>协调员替你认领了一个心愿</translation>
    </message>
    <message>
        <source>Your claim on a wish was given back by somebody else</source>
        <translation>你认领的心愿被放回了</translation>
    </message>
    <message>
        <source>A coordinator corrected the wish that you wrote down</source>
        <translation>协调员修改了你提交的心愿</translation>
    </message>
    <message>
        <source>A wish was brought and is not confirmed. Please call back</source>
        <translation>有心愿已送达还没有确认，请回访</translation>
    </message>
    <message>
        <source>One person has read %1 addresses today. Please look into it</source>
        <translation>有人今天看了 %1 户的住址，请了解一下</translation>
    </message>
    <message>
        <source>Something to be put right is yours to see to, until %1</source>
        <translation>有一件事交给你办，期限 %1</translation>
    </message>
    <message>
        <source>Something that you saw to was opened again: %1</source>
        <translation>你办的事要继续办：%1</translation>
    </message>
    <message>
        <source>Your deed was confirmed. Thank you</source>
        <translation>你做的实事已确认，谢谢你</translation>
    </message>
    <message>
        <source>Your deed was not accepted: %1</source>
        <translation>你做的实事没有通过：%1</translation>
    </message>
    <message>
        <source>For two years nothing was heard from you, and on %1 your number, your mail address and your phones were to be erased. You are here: they stay</source>
        <translation>两年没有你的消息，原定%1删除你的电话、邮箱和已绑定的手机。你来了，就都保留</translation>
    </message>
    <message>
        <source>You are paired with a household</source>
        <translation>您和一户人家结对了</translation>
    </message>
    <message>
        <source>You are asked to go on a visit: %1</source>
        <translation>请您去走访：%1</translation>
    </message>
    <message>
        <source>A visit of yours has another time or other people: %1</source>
        <translation>您的一次走访改了时间或人员：%1</translation>
    </message>
    <message>
        <source>A visit of yours does not take place: %1</source>
        <translation>您的一次走访取消了：%1</translation>
    </message>
    <message>
        <source>A visitor will not go: %1</source>
        <translation>有一位走访人不去了：%1</translation>
    </message>
    <message>
        <source>No word has come from the visit to %1. Call the visitors now.</source>
        <translation>去 %1 的走访没有消息。请马上给走访的人打电话。</translation>
    </message>
    <message>
        <source>A visitor at %1 needs help. Call now.</source>
        <translation>在 %1 的走访人需要帮助。请马上打电话。</translation>
    </message>
    <message>
        <source>Everybody from the visit to %1 is well</source>
        <translation>去 %1 走访的人都平安</translation>
    </message>
    <message>
        <source>Somebody tells of a visit that they were no longer to go to: %1</source>
        <translation>有人报告了一次本不该再去的走访：%1</translation>
    </message>
    <message>
        <source>Visits that had just been planned are taken back: %1</source>
        <translation>刚安排的走访撤回了：%1 次</translation>
    </message>
    <message>
        <source>A household has asked a visitor to pass something on (visit %1). Please look at it</source>
        <translation>有一户请走访的人转达一件事（%1 的走访），请看一下</translation>
    </message>
    <message>
        <source>Somebody would like to visit you: %1. Is that all right?</source>
        <translation>有人想来看望您：%1，方便吗？</translation>
    </message>
    <message>
        <source>Something was brought for your wish. Did it come?</source>
        <translation>你家的心愿有人送来了，收到了吗？</translation>
    </message>
    <message>
        <source>This is no longer on this phone.</source>
        <translation>这部手机上已经没有这一项了。</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::ProfilesModel</name>
    <message>
        <source>Not let in yet</source>
        <translation>还没有加入</translation>
    </message>
    <message>
        <source>In use now</source>
        <translation>正在使用</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) wait to be sent</source>
        <translation>
            <numerusform>%n 条等着发送</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::SettingsModel</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>The key of this phone is kept by the system&apos;s keystore.</source>
        <translation>这台手机的密钥由系统保管。</translation>
    </message>
    <message>
        <source>The key of this phone is a file that only this account can read.</source>
        <translation>这台手机的密钥是一个文件，只有本账户能读。</translation>
    </message>
    <message>
        <source>Nothing waits to be sent. You need a new invitation to come back.</source>
        <translation>没有等着发送的东西。再回来要有新的邀请。</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) were not sent yet and would be lost. Send them first, or sign out all the same.</source>
        <translation>
            <numerusform>还有 %n 条没有发出，退出就会丢失。可以先发送，也可以仍然退出。</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>文件写不进去：%1</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>You are %1 until %2.</source>
        <translation>你是%1，到 %2 为止。</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::WaitingModel</name>
    <message>
        <source>Sign-up</source>
        <translation>报名</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Ask for cover</source>
        <translation>找人替</translation>
    </message>
    <message>
        <source>Accept the place</source>
        <translation>接受名额</translation>
    </message>
    <message>
        <source>Decline the place</source>
        <translation>谢绝名额</translation>
    </message>
    <message>
        <source>Check-in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>Check-out</source>
        <translation>签退</translation>
    </message>
    <message>
        <source>Close the shift</source>
        <translation>结束登记</translation>
    </message>
    <message>
        <source>Enter attendance</source>
        <translation>补录到场</translation>
    </message>
    <message>
        <source>Cancel the shift</source>
        <translation>取消活动</translation>
    </message>
    <message>
        <source>Notice read</source>
        <translation>通知已读</translation>
    </message>
    <message>
        <source>Decision about hours</source>
        <translation>时长核对</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被退回</translation>
    </message>
    <message>
        <source>Saved on this phone: %1</source>
        <translation>%1 存在这台手机上</translation>
    </message>
    <message>
        <source>Waits for the one above</source>
        <translation>等上一条处理</translation>
    </message>
    <message>
        <source>Number %1 to be sent</source>
        <translation>第 %1 个发</translation>
    </message>
    <message>
        <source>It will be sent again.</source>
        <translation>会重新发送。</translation>
    </message>
    <message>
        <source>Discarded. Nothing was sent.</source>
        <translation>已丢弃，什么都没有发出。</translation>
    </message>
    <message>
        <source>A wish written down</source>
        <translation>登记心愿</translation>
    </message>
    <message>
        <source>Decision about a wish</source>
        <translation>心愿审核</translation>
    </message>
    <message>
        <source>Claim a wish</source>
        <translation>认领心愿</translation>
    </message>
    <message>
        <source>More time for a wish</source>
        <translation>心愿多要几天</translation>
    </message>
    <message>
        <source>Give a wish back</source>
        <translation>放回心愿</translation>
    </message>
    <message>
        <source>Time for a wish</source>
        <translation>心愿的时间</translation>
    </message>
    <message>
        <source>Wish delivered</source>
        <translation>心愿送到</translation>
    </message>
    <message>
        <source>The receiver&apos;s code</source>
        <translation>收件人的确认码</translation>
    </message>
    <message>
        <source>A wish was received</source>
        <translation>心愿已收到</translation>
    </message>
    <message>
        <source>Wish open again</source>
        <translation>心愿重新打开</translation>
    </message>
    <message>
        <source>A follow-up written down</source>
        <translation>登记销号事项</translation>
    </message>
    <message>
        <source>Plan for a follow-up</source>
        <translation>安排负责人</translation>
    </message>
    <message>
        <source>Follow-up done</source>
        <translation>报告办结</translation>
    </message>
    <message>
        <source>Follow-up closed</source>
        <translation>销号</translation>
    </message>
    <message>
        <source>Follow-up open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>A deed recorded</source>
        <translation>登记实事</translation>
    </message>
    <message>
        <source>Decision about a deed</source>
        <translation>认定实事</translation>
    </message>
    <message>
        <source>A deed taken back</source>
        <translation>实事作废</translation>
    </message>
    <message>
        <source>A gift recorded</source>
        <translation>登记捐赠</translation>
    </message>
    <message>
        <source>A gift taken back</source>
        <translation>捐赠作废</translation>
    </message>
    <message>
        <source>A wish corrected</source>
        <translation>修改心愿</translation>
    </message>
    <message>
        <source>Yes to a visit</source>
        <translation>答应走访</translation>
    </message>
    <message>
        <source>No to a visit</source>
        <translation>走访去不了</translation>
    </message>
    <message>
        <source>Visit begun</source>
        <translation>走访开始</translation>
    </message>
    <message>
        <source>Visit over</source>
        <translation>走访结束</translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>报平安</translation>
    </message>
    <message>
        <source>Call for help</source>
        <translation>求助</translation>
    </message>
    <message>
        <source>I look after it</source>
        <translation>我来处理</translation>
    </message>
    <message>
        <source>A note for whoever comes next</source>
        <translation>写给下一位</translation>
    </message>
    <message>
        <source>A pairing ends</source>
        <translation>结束结对</translation>
    </message>
    <message>
        <source>When you can visit</source>
        <translation>能走访的时间</translation>
    </message>
    <message>
        <source>No visits for now</source>
        <translation>暂停走访</translation>
    </message>
    <message>
        <source>No more visits</source>
        <translation>不再接受走访</translation>
    </message>
    <message>
        <source>Somebody does not come any more</source>
        <translation>不要某人再来</translation>
    </message>
    <message>
        <source>Not this visit</source>
        <translation>这次不要来</translation>
    </message>
    <message>
        <source>Visits planned</source>
        <translation>安排走访</translation>
    </message>
    <message>
        <source>A visit planned anew</source>
        <translation>重新安排走访</translation>
    </message>
    <message>
        <source>A new pair</source>
        <translation>结成一对</translation>
    </message>
    <message>
        <source>A pair goes on</source>
        <translation>结对继续</translation>
    </message>
    <message>
        <source>A visit takes longer</source>
        <translation>走访多待一会儿</translation>
    </message>
    <message>
        <source>Passed on for a family</source>
        <translation>替一户人家转达</translation>
    </message>
    <message>
        <source>A wish taken back</source>
        <translation>撤回心愿</translation>
    </message>
    <message>
        <source>Hours corrected</source>
        <translation>更正时长</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::WelcomeModel</name>
    <message>
        <source>This invitation is for a newer app. Please update this one.</source>
        <translation>这份邀请要用更新的应用，请先更新。</translation>
    </message>
    <message>
        <source>This is no invitation. It begins with glimmer://join or GLIMMER:</source>
        <translation>这不是邀请。邀请以 glimmer://join 或 GLIMMER: 开头。</translation>
    </message>
    <message>
        <source>Which server? Your coordinator knows.</source>
        <translation>还缺服务器地址，可以问协调员。</translation>
    </message>
    <message>
        <source>Please type the code of your invitation.</source>
        <translation>请输入邀请码。</translation>
    </message>
    <message>
        <source>This is not the server that invited you. Nothing was sent. Please ask for a new invitation.</source>
        <translation>这不是邀请你的那台服务器。什么都没有发出，请要一份新的邀请。</translation>
    </message>
</context>
</TS>
