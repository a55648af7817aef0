<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AgreeSheet</name>
    <message>
        <source>When do you go there?</source>
        <translation>什么时候去？</translation>
    </message>
    <message>
        <source>Only a time that the receiver agrees to. The address shows around it.</source>
        <translation>只填对方同意的时间。到时前后可以看地址。</translation>
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
        <source>Save the time</source>
        <translation>记下时间</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>先不</translation>
    </message>
</context>
<context>
    <name>AskedCard</name>
    <message>
        <source>Did it come?</source>
        <translation>收到了吗？</translation>
    </message>
    <message>
        <source>Somebody says that they brought or did it: %1</source>
        <translation>有人说已经送到或做好：%1</translation>
    </message>
    <message>
        <source>Your word is enough, no code is needed. With a yes their time counts.</source>
        <translation>你说了就算，不用确认码。你说收到，对方的时间就记上。</translation>
    </message>
    <message>
        <source>Yes, it came</source>
        <translation>是的，收到了</translation>
    </message>
    <message>
        <source>No, or not right</source>
        <translation>没收到，或不对</translation>
    </message>
</context>
<context>
    <name>CodeSheet</name>
    <message>
        <source>The receiver&apos;s code</source>
        <translation>收件人的确认码</translation>
    </message>
    <message>
        <source>Six digits, from the receiver&apos;s card. It can be typed without a network, too.</source>
        <translation>对方卡上的六位数字。没有网络也可以输入。</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>确认码</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Type the code first</source>
        <translation>先输入确认码</translation>
    </message>
    <message>
        <source>No card: somebody calls back</source>
        <translation>没有卡：由别人回访</translation>
    </message>
</context>
<context>
    <name>CompanionField</name>
    <message>
        <source>Who came along?</source>
        <translation>谁和你一起去的？</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>More than these are not written down.</source>
        <translation>最多记这么多人。</translation>
    </message>
    <message>
        <source>Their time counts as yours does.</source>
        <translation>他们的时间和你的一样记。</translation>
    </message>
</context>
<context>
    <name>ContactCard</name>
    <message>
        <source>Where to go</source>
        <translation>去哪里</translation>
    </message>
    <message>
        <source>The address shows from 24 hours before the agreed time until 2 hours after.</source>
        <translation>地址在约定时间前 24 小时到之后 2 小时内可看。</translation>
    </message>
    <message>
        <source>Agree a time first: your coordinator knows when it suits.</source>
        <translation>先约好时间：协调员知道什么时候方便。</translation>
    </message>
    <message>
        <source>Show the address</source>
        <translation>看地址</translation>
    </message>
    <message>
        <source>Enter the agreed time</source>
        <translation>填写约好的时间</translation>
    </message>
    <message>
        <source>Change the time</source>
        <translation>改时间</translation>
    </message>
</context>
<context>
    <name>DeliverSheet</name>
    <message>
        <source>When were you there?</source>
        <translation>你什么时候在那里？</translation>
    </message>
    <message>
        <source>The time counts once the receiver has confirmed it. The way there does not.</source>
        <translation>对方确认后才计时，路上不算。</translation>
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
        <source>How many I brought (%1)</source>
        <translation>我带了多少（%1）</translation>
    </message>
    <message>
        <source>Save the delivery</source>
        <translation>记下送到</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>先不</translation>
    </message>
</context>
<context>
    <name>MoreTimeSheet</name>
    <message>
        <source>Three more days?</source>
        <translation>再多三天？</translation>
    </message>
    <message>
        <source>This works once. If it does not fit any more, give it back: that is no shame.</source>
        <translation>只能用一次。如果实在来不及，就放回去，没关系。</translation>
    </message>
    <message>
        <source>Why it takes longer</source>
        <translation>为什么要多几天</translation>
    </message>
    <message>
        <source>Ask for more time</source>
        <translation>申请多三天</translation>
    </message>
    <message>
        <source>Say why first</source>
        <translation>先写原因</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>先不</translation>
    </message>
</context>
<context>
    <name>NewWishPage</name>
    <message>
        <source>A wish</source>
        <translation>登记心愿</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Hand it in</source>
        <translation>交给协调员</translation>
    </message>
    <message>
        <source>For everybody to read. No name, no address, no number.</source>
        <translation>这些大家都看得到。不写姓名、地址和号码。</translation>
    </message>
    <message>
        <source>What is needed</source>
        <translation>需要什么</translation>
    </message>
    <message>
        <source>A thing</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮忙</translation>
    </message>
    <message>
        <source>What is wished for</source>
        <translation>心愿</translation>
    </message>
    <message>
        <source>Change a kitchen lamp</source>
        <translation>换一个厨房灯泡</translation>
    </message>
    <message>
        <source>Picture books</source>
        <translation>图画书</translation>
    </message>
    <message>
        <source>Thing</source>
        <translation>东西</translation>
    </message>
    <message>
        <source>book</source>
        <translation>书</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>数量</translation>
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
        <source>Several people may bring a part each</source>
        <translation>可以几个人分开认领</translation>
    </message>
    <message>
        <source>How many minutes</source>
        <translation>大约几分钟</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Wanted by</source>
        <translation>希望哪天前</translation>
    </message>
    <message>
        <source>Whose wish, in neutral words</source>
        <translation>谁的心愿（不写名字）</translation>
    </message>
    <message>
        <source>Good to know: which days suit, what to bring</source>
        <translation>说明：哪天方便、要带什么</translation>
    </message>
    <message>
        <source>This looks like an address or a phone number. Everybody would read it. Move it below, or say that it is neither.</source>
        <translation>这里像是地址或电话，大家都会看到。请移到下面，或说明都不是。</translation>
    </message>
    <message>
        <source>Sealed: only for who comes, around the agreed time</source>
        <translation>加密保存：只给上门的人，在约定时间前后看</translation>
    </message>
    <message>
        <source>Whom to ask for</source>
        <translation>找谁</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Correct a wish</source>
        <translation>修改心愿</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Kind of wish</source>
        <translation>心愿类别</translation>
    </message>
    <message>
        <source>What is left empty here stays as it was.</source>
        <translation>这里留空的保持不变。</translation>
    </message>
    <message>
        <source>How to get in, when to ring</source>
        <translation>怎么进门、什么时候按铃</translation>
    </message>
    <message>
        <source>It is for my own household: this phone is asked whether it came</source>
        <translation>这是我自己家的心愿：送来以后，问这部手机收到没有</translation>
    </message>
</context>
<context>
    <name>TakeBackSheet</name>
    <message>
        <source>Take this wish back?</source>
        <translation>撤回这个心愿吗？</translation>
    </message>
    <message>
        <source>Nobody brings it any more; whoever has claimed it is told. You need not say why.</source>
        <translation>撤回后不会再有人送来；认领的人会收到通知。不用说明原因。</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>先不撤回</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤回</translation>
    </message>
</context>
<context>
    <name>WishCard</name>
    <message>
        <source>Claim</source>
        <translation>认领</translation>
    </message>
    <message>
        <source>%1 % claimed</source>
        <translation>已认领 %1%</translation>
    </message>
    <message>
        <source>Type the receiver&apos;s code</source>
        <translation>输入收件人的确认码</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已送到</translation>
    </message>
    <message>
        <source>Give it back</source>
        <translation>放回去</translation>
    </message>
    <message>
        <source>Say whether it came</source>
        <translation>说一下收到没有</translation>
    </message>
</context>
<context>
    <name>WishPage</name>
    <message>
        <source>What was not right?</source>
        <translation>哪里不对？</translation>
    </message>
    <message>
        <source>Whoever says that they came reads these words. The wish is open again for everybody.</source>
        <translation>说自己来过的人会看到这些话。心愿重新开放，大家都可以认领。</translation>
    </message>
    <message>
        <source>For example: nobody came, or it does not fit</source>
        <translation>比如：没有人来，或者尺寸不合适</translation>
    </message>
    <message>
        <source>Say so</source>
        <translation>就这样告诉</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>认领</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已送到</translation>
    </message>
    <message>
        <source>Type the receiver&apos;s code</source>
        <translation>输入收件人的确认码</translation>
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
        <source>More time</source>
        <translation>多要几天</translation>
    </message>
    <message>
        <source>Give it back</source>
        <translation>放回去</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>%1 % claimed</source>
        <translation>已认领 %1%</translation>
    </message>
    <message>
        <source>How many I bring (%1)</source>
        <translation>我带多少（%1）</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Correct it</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>For my team</source>
        <translation>为我的队伍认领</translation>
    </message>
    <message>
        <source>Take this wish back</source>
        <translation>撤回这个心愿</translation>
    </message>
</context>
<context>
    <name>WishesPage</name>
    <message>
        <source>Wishes</source>
        <translation>心愿</translation>
    </message>
    <message>
        <source>Write one down</source>
        <translation>登记心愿</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>看板</translation>
    </message>
    <message>
        <source>Things</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮忙</translation>
    </message>
    <message>
        <source>Fulfilled, too</source>
        <translation>含已实现</translation>
    </message>
    <message>
        <source>No wishes here</source>
        <translation>这里没有心愿</translation>
    </message>
    <message>
        <source>Take a filter away, or write one down that you have heard of.</source>
        <translation>去掉一个筛选，或登记一个你听说的心愿。</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::CompanionPicker</name>
    <message>
        <source>With %1</source>
        <comment>who came along</comment>
        <translation>同去：%1</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::NewWishModel</name>
    <message>
        <source>A neighbour</source>
        <translation>一位邻居</translation>
    </message>
    <message>
        <source>Say what is wished for</source>
        <translation>请写下心愿</translation>
    </message>
    <message>
        <source>A service takes 5 to 480 minutes</source>
        <translation>帮忙的时间是 5 到 480 分钟</translation>
    </message>
    <message>
        <source>Say which thing</source>
        <translation>请写明是什么东西</translation>
    </message>
    <message>
        <source>Say how many</source>
        <translation>请写明数量</translation>
    </message>
    <message>
        <source>Say what it is counted in</source>
        <translation>请写明单位</translation>
    </message>
    <message>
        <source>The last day looks like 2026-12-31 and is not over</source>
        <translation>最后一天写成 2026-12-31 的样子，且不能已过</translation>
    </message>
    <message>
        <source>Handed in. A coordinator looks at it first.</source>
        <translation>已交上，协调员先看。</translation>
    </message>
    <message>
        <source>Corrected.</source>
        <translation>已修改。</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::WishListModel</name>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>What I have claimed</source>
        <translation>我认领的</translation>
    </message>
    <message>
        <source>Wanted · %1</source>
        <translation>等人认领 · %1</translation>
    </message>
    <message>
        <source>Claimed or fulfilled</source>
        <translation>已认领或已实现</translation>
    </message>
    <message>
        <source>You asked for this wish.</source>
        <translation>已提出认领。</translation>
    </message>
    <message>
        <source>You gave it back. Somebody else can claim it.</source>
        <translation>已放回，别人可以认领。</translation>
    </message>
    <message>
        <source>You gave it back.</source>
        <translation>已放回。</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>待审核</translation>
    </message>
    <message>
        <source>Did it come?</source>
        <translation>收到了吗？</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::WishModel</name>
    <message>
        <source>This wish is no longer there</source>
        <translation>这个心愿已不在了</translation>
    </message>
    <message>
        <source>About %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Wanted by %1</source>
        <translation>希望 %1 前</translation>
    </message>
    <message>
        <source>Agreed: %1</source>
        <translation>已约好：%1</translation>
    </message>
    <message>
        <source>Yours until %1. Then it is open for others.</source>
        <translation>为你保留到 %1，过后放回给大家。</translation>
    </message>
    <message>
        <source>The receiver has a card with six digits. Without it somebody calls back.</source>
        <translation>对方有一张六位数的卡。没有卡就由别人回访。</translation>
    </message>
    <message>
        <source>You have three days. You can give it back at any time.</source>
        <translation>认领后有三天时间，随时可以放回。</translation>
    </message>
    <message>
        <source>Please type a number.</source>
        <translation>请输入数字。</translation>
    </message>
    <message>
        <source>You asked for this wish.</source>
        <translation>已提出认领。</translation>
    </message>
    <message>
        <source>You gave it back. Somebody else can claim it.</source>
        <translation>已放回，别人可以认领。</translation>
    </message>
    <message>
        <source>You asked for three more days.</source>
        <translation>已申请多三天。</translation>
    </message>
    <message>
        <source>Times look like 14:00.</source>
        <translation>时间写成 14:00 的样子。</translation>
    </message>
    <message>
        <source>The time is saved.</source>
        <translation>时间已记下。</translation>
    </message>
    <message>
        <source>Delivered. The receiver confirms it next.</source>
        <translation>已送到，接下来等对方确认。</translation>
    </message>
    <message>
        <source>The code has six digits.</source>
        <translation>确认码是六位数字。</translation>
    </message>
    <message>
        <source>The code is saved and will be checked.</source>
        <translation>确认码已存，会去核对。</translation>
    </message>
    <message>
        <source>Shown until %1, and on record. It is kept nowhere on this phone.</source>
        <translation>显示到 %1，本次查看有记录，不会存在本机。</translation>
    </message>
    <message>
        <source>You gave it back.</source>
        <translation>已放回。</translation>
    </message>
    <message>
        <source>For %1</source>
        <translation>为%1认领</translation>
    </message>
    <message>
        <source>Thank you. Saved: whoever came is told once it is sent.</source>
        <translation>谢谢。已记下，发出后来的人会知道。</translation>
    </message>
    <message>
        <source>Saved. Once it is sent, the wish is open again.</source>
        <translation>已记下。发出后，心愿重新开放。</translation>
    </message>
    <message>
        <source>Please leave the address and the phone number out.</source>
        <translation>请不要写住址和电话号码。</translation>
    </message>
    <message>
        <source>Taken back, once it is sent. Whoever had claimed it is told.</source>
        <translation>发送后就撤回，认领的人会收到通知。</translation>
    </message>
</context>
</TS>
