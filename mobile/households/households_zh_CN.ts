<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>CardCode</name>
    <message>
        <source>The card of %1</source>
        <translation>%1 的卡片</translation>
    </message>
    <message>
        <source>Write it on a card with the name above, and give the card to the household. With it the household gives its word. Nobody else keeps it, and you cannot use it yourself.</source>
        <translation>把代号和这六位数字写在一张卡片上，交给这户人家。他们凭它表示同意。别人不留存，您自己也不能用它。</translation>
    </message>
</context>
<context>
    <name>ConsentPage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Written down</source>
        <translation>已登记</translation>
    </message>
    <message>
        <source>Consent of %1</source>
        <translation>%1 的同意</translation>
    </message>
    <message>
        <source>The card is written</source>
        <translation>卡片写好了</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>正在发送…</translation>
    </message>
    <message>
        <source>It is shown once. No visit is planned before the household has given its word: with this card, on its contact&apos;s phone, or when somebody else calls it back.</source>
        <translation>只显示这一次。要等这户人家亲口确认，才能安排走访：凭这张卡片、在其联系人的手机上，或由别人打电话回访。</translation>
    </message>
    <message>
        <source>Explained in</source>
        <translation>用什么语言说明</translation>
    </message>
    <message>
        <source>I have read this to the household, and it says yes</source>
        <translation>我已念给这户人家听，他们同意</translation>
    </message>
    <message>
        <source>What it consents to</source>
        <translation>同意什么</translation>
    </message>
    <message>
        <source>Who said yes</source>
        <translation>谁表示同意</translation>
    </message>
    <message>
        <source>How it was said</source>
        <translation>怎样表示的</translation>
    </message>
    <message>
        <source>Who else was there; may be empty</source>
        <translation>还有谁在场，可不填</translation>
    </message>
    <message>
        <source>Also there: %1</source>
        <translation>在场的还有：%1</translation>
    </message>
    <message>
        <source>Find by name</source>
        <translation>按姓名查找</translation>
    </message>
    <message>
        <source>Nobody else</source>
        <translation>没有别人</translation>
    </message>
</context>
<context>
    <name>ContactFields</name>
    <message>
        <source>Where it lives</source>
        <translation>住在哪里</translation>
    </message>
    <message>
        <source>Sealed on the server. Only visitors around an agreed visit see it, and coordinators for a purpose; the household sees who did.</source>
        <translation>在服务器上封存。只有约好的走访前后，来访的人能看到；负责人要为了办一件事才能看。谁看过，这户人家都知道。</translation>
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
        <source>Phone number, may be empty</source>
        <translation>电话，可不填</translation>
    </message>
    <message>
        <source>How to get in; forgotten after 90 days</source>
        <translation>怎么进门，90 天后自动清除</translation>
    </message>
    <message>
        <source>One more line about the way, nothing about people</source>
        <translation>再补一句路怎么走，不写人的情况</translation>
    </message>
    <message>
        <source>Its contact, if one has the app</source>
        <translation>联系人，要用本应用的；可不填</translation>
    </message>
    <message>
        <source>Its contact: %1</source>
        <translation>联系人：%1</translation>
    </message>
    <message>
        <source>Find by name</source>
        <translation>按姓名查找</translation>
    </message>
    <message>
        <source>No contact</source>
        <translation>不设联系人</translation>
    </message>
</context>
<context>
    <name>ContactSheet</name>
    <message>
        <source>Where %1 lives</source>
        <translation>%1 住在哪里</translation>
    </message>
    <message>
        <source>This closes after a minute. It is kept nowhere on this phone.</source>
        <translation>一分钟后自动关闭，不保存在这台设备上。</translation>
    </message>
    <message>
        <source>Say what it is for. It is on record, and the household sees who looked, when and what for.</source>
        <translation>请说明为什么要看。查看会留下记录，这户人家能看到谁、什么时候、为什么看过。</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Choose what it is for first</source>
        <translation>请先选为什么要看</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>先不</translation>
    </message>
</context>
<context>
    <name>FindSheet</name>
    <message>
        <source>Find a household</source>
        <translation>查找一户</translation>
    </message>
    <message>
        <source>One that has paused is in no list. Type its whole name, as it stands on its card.</source>
        <translation>暂停走访的，名单里不显示。请输入卡片上的完整代号。</translation>
    </message>
    <message>
        <source>Its whole name</source>
        <translation>完整代号</translation>
    </message>
    <message>
        <source>Find it</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Type its whole name first</source>
        <translation>请先输入完整代号</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
</context>
<context>
    <name>HouseholdDetail</name>
    <message>
        <source>The household gives its word</source>
        <translation>这户人家亲口确认</translation>
    </message>
    <message>
        <source>Visits again</source>
        <translation>恢复走访</translation>
    </message>
    <message>
        <source>Write its consent down</source>
        <translation>登记同意</translation>
    </message>
    <message>
        <source>Change how it is visited</source>
        <translation>修改走访约定</translation>
    </message>
    <message>
        <source>Look up where it lives</source>
        <translation>查看住址</translation>
    </message>
    <message>
        <source>What is written down about it</source>
        <translation>查看登记的内容</translation>
    </message>
    <message>
        <source>No visits for now</source>
        <translation>暂停走访</translation>
    </message>
    <message>
        <source>It wants no more visits</source>
        <translation>不再接受走访</translation>
    </message>
</context>
<context>
    <name>HouseholdWords</name>
    <message>
        <source>with the code of its card</source>
        <translation>凭卡片上的数字</translation>
    </message>
    <message>
        <source>when it was called back</source>
        <translation>电话回访时</translation>
    </message>
    <message>
        <source>on its contact&apos;s own phone</source>
        <translation>在联系人自己的手机上</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>No set time between visits</source>
        <translation>没有说多久来一次</translation>
    </message>
    <message>
        <source>Once a week at most</source>
        <translation>最多每周一次</translation>
    </message>
    <message numerus="yes">
        <source>At least %n day(s) between visits</source>
        <translation>
            <numerusform>两次走访至少隔 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is written down yet. It vanishes after %1.</source>
        <translation>还没有登记同意，%1 之后自动消失。</translation>
    </message>
    <message>
        <source>What was written down waits for the household&apos;s word.</source>
        <translation>已登记，等这户人家亲口确认。</translation>
    </message>
    <message>
        <source>Its consent has ended. No visit until it consents again.</source>
        <translation>同意已到期，重新同意之前不走访。</translation>
    </message>
    <message>
        <source>Its consent ends soon: the last day is %1.</source>
        <translation>同意快到期了，最后一天是 %1。</translation>
    </message>
    <message>
        <source>Somebody should talk with it about going on.</source>
        <translation>该和他们谈谈是否继续了。</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>已邀请</translation>
    </message>
    <message>
        <source>Consents to visits</source>
        <translation>同意走访</translation>
    </message>
    <message>
        <source>No visits for now</source>
        <translation>暂停走访</translation>
    </message>
    <message>
        <source>Has withdrawn</source>
        <translation>已退出</translation>
    </message>
    <message>
        <source>All that is known of it is erased after %1.</source>
        <translation>%1 之后删除所有相关信息。</translation>
    </message>
    <message>
        <source>Has not consented to anything.</source>
        <translation>还没有同意任何事。</translation>
    </message>
    <message>
        <source>Somebody wrote down that it consents.</source>
        <translation>有人登记了同意。</translation>
    </message>
    <message>
        <source>Has consented, until %1.</source>
        <translation>已同意，到 %1 为止。</translation>
    </message>
    <message>
        <source>%1 A newer consent waits for its word.</source>
        <translation>%1新登记的同意等他们确认。</translation>
    </message>
    <message>
        <source>When is agreed each time</source>
        <translation>时间每次另约</translation>
    </message>
    <message numerus="yes">
        <source>At least %n visitor(s) together</source>
        <translation>
            <numerusform>至少 %n 个人一起来</numerusform>
        </translation>
    </message>
    <message>
        <source>Speaks: %1</source>
        <translation>交谈用：%1</translation>
    </message>
    <message>
        <source>Children live there</source>
        <translation>家里有孩子</translation>
    </message>
    <message>
        <source>%1 %2–%3</source>
        <extracomment>Weekday (one character in Chinese), start, end</extracomment>
        <translation>周%1 %2–%3</translation>
    </message>
    <message>
        <source>An adult of the household</source>
        <translation>家里的成年人</translation>
    </message>
    <message>
        <source>A guardian, also for the children</source>
        <translation>监护人，也代表孩子</translation>
    </message>
    <message>
        <source>Somebody who may act for it</source>
        <translation>有权代表的人</translation>
    </message>
    <message>
        <source>Face to face</source>
        <translation>当面</translation>
    </message>
    <message>
        <source>On the telephone</source>
        <translation>电话里</translation>
    </message>
    <message>
        <source>Signed on paper</source>
        <translation>书面签字</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>陪伴</translation>
    </message>
    <message>
        <source>A hand with something</source>
        <translation>帮忙</translation>
    </message>
    <message>
        <source>Something is brought</source>
        <translation>送东西</translation>
    </message>
    <message>
        <source>Call before you come</source>
        <translation>来前打电话</translation>
    </message>
    <message>
        <source>There is a bell</source>
        <translation>有门铃</translation>
    </message>
    <message>
        <source>Knock</source>
        <translation>敲门</translation>
    </message>
    <message>
        <source>A gate or a guard</source>
        <translation>有大门或门卫</translation>
    </message>
    <message>
        <source>Stairs, no lift</source>
        <translation>走楼梯，没有电梯</translation>
    </message>
    <message>
        <source>A dog</source>
        <translation>有狗</translation>
    </message>
    <message>
        <source>Use the back door</source>
        <translation>走后门</translation>
    </message>
    <message>
        <source>To agree a visit</source>
        <translation>约走访时间</translation>
    </message>
    <message>
        <source>To call it back for its word</source>
        <translation>打电话回访确认</translation>
    </message>
    <message>
        <source>To make its card</source>
        <translation>制作卡片</translation>
    </message>
    <message>
        <source>To print it for a visitor without a phone</source>
        <translation>给没有手机的走访人打印</translation>
    </message>
    <message>
        <source>Somebody there may be in danger</source>
        <translation>担心那里有人出事</translation>
    </message>
    <message>
        <source>To go on a visit</source>
        <translation>前去走访</translation>
    </message>
    <message>
        <source>Consent was written down</source>
        <translation>登记了同意</translation>
    </message>
    <message>
        <source>The household confirmed it</source>
        <translation>这户人家确认了</translation>
    </message>
    <message>
        <source>Visits again</source>
        <translation>恢复走访</translation>
    </message>
    <message>
        <source>No more</source>
        <translation>不要再来</translation>
    </message>
    <message>
        <source>How it is visited was changed</source>
        <translation>修改了走访约定</translation>
    </message>
    <message>
        <source>explained in %1</source>
        <translation>用%1说明</translation>
    </message>
    <message>
        <source>with the text of this app</source>
        <translation>用本应用的说明文字</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>到 %1</translation>
    </message>
    <message>
        <source>written down by %1</source>
        <translation>登记人：%1</translation>
    </message>
    <message>
        <source>The code was wrong. Tries left: %1</source>
        <translation>数字不对，还可以试 %1 次。</translation>
    </message>
    <message>
        <source>The code was wrong too often. Call the household back.</source>
        <translation>数字错得太多。请打电话回访。</translation>
    </message>
</context>
<context>
    <name>HouseholdsPage</name>
    <message>
        <source>Households</source>
        <translation>家庭</translation>
    </message>
    <message>
        <source>New household</source>
        <translation>新的一户</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>All households</source>
        <translation>全部家庭</translation>
    </message>
    <message>
        <source>Nobody here</source>
        <translation>这里还没有</translation>
    </message>
    <message>
        <source>Invite a household when one wants company or a hand. One that has paused is in no list: find it by its whole name.</source>
        <translation>有人家想有人陪伴或搭把手时，就邀请他们。暂停走访的，名单里不显示，请按完整代号查找。</translation>
    </message>
    <message>
        <source>None chosen</source>
        <translation>还没有选</translation>
    </message>
    <message>
        <source>Choose one to see what it consents to, and what is due.</source>
        <translation>选一户，看他们同意了什么、接下来该做什么。</translation>
    </message>
    <message>
        <source>Does the household say that this is right?</source>
        <translation>这户人家说这样对吗？</translation>
    </message>
    <message>
        <source>Does the household say that it may be visited again?</source>
        <translation>这户人家说可以再来吗？</translation>
    </message>
    <message>
        <source>No more visits to %1?</source>
        <translation>不再走访 %1？</translation>
    </message>
    <message>
        <source>It ends at once and cannot be taken back. Nobody has to say why.</source>
        <translation>马上生效，不能撤回。谁也不用说明原因。</translation>
    </message>
</context>
<context>
    <name>NewHouseholdSheet</name>
    <message>
        <source>A new household</source>
        <translation>新的一户</translation>
    </message>
    <message>
        <source>It gets a neutral name. Nothing about it is written down before it consents; without that it vanishes after 30 days.</source>
        <translation>系统给一个代号。同意之前不登记任何内容；30 天内没有同意就自动消失。</translation>
    </message>
    <message>
        <source>Invite it</source>
        <translation>邀请</translation>
    </message>
    <message>
        <source>There is no community yet</source>
        <translation>还没有社区</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>先不</translation>
    </message>
</context>
<context>
    <name>NoSignalBanner</name>
    <message>
        <source>No signal. What you do here goes to the server at once and nothing of it is kept on this phone; what you have typed stays as long as this page is open.</source>
        <translation>没有信号。这里的操作要马上发到服务器，手机上不留存；已经输入的内容，在本页关闭之前都还在。</translation>
    </message>
</context>
<context>
    <name>OwnHouseholdPage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>My household</source>
        <translation>我家</translation>
    </message>
    <message>
        <source>Others see it as %1</source>
        <translation>别人看到的代号是 %1</translation>
    </message>
    <message>
        <source>You speak for no household</source>
        <translation>您现在不是哪一家的联系人</translation>
    </message>
    <message>
        <source>If this is not right, please ask your coordinator.</source>
        <translation>如果不对，请问您的负责人。</translation>
    </message>
    <message>
        <source>This is right, I say yes</source>
        <translation>没错，我同意</translation>
    </message>
    <message>
        <source>Visits again</source>
        <translation>恢复走访</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Who comes</source>
        <translation>谁来</translation>
    </message>
    <message>
        <source>No more</source>
        <translation>不要再来</translation>
    </message>
    <message>
        <source>%1 comes no more</source>
        <translation>不要 %1 再来</translation>
    </message>
    <message>
        <source>Change how we are visited</source>
        <translation>修改走访约定</translation>
    </message>
    <message>
        <source>No visits for now</source>
        <translation>暂停走访</translation>
    </message>
    <message>
        <source>No more visits at all</source>
        <translation>不再接受走访</translation>
    </message>
    <message>
        <source>No more visits at all?</source>
        <translation>不再接受走访？</translation>
    </message>
    <message>
        <source>It ends at once and cannot be taken back. You need not say why.</source>
        <translation>马上生效，不能撤回。您不用说明原因。</translation>
    </message>
    <message>
        <source>Somebody wrote this down anew. It counts when you say that it is right.</source>
        <translation>这是别人新登记的，您说没错，才算数。</translation>
    </message>
</context>
<context>
    <name>OwnVisitCard</name>
    <message>
        <source>They may come</source>
        <translation>可以来</translation>
    </message>
    <message>
        <source>Not this visit</source>
        <translation>这次不要来</translation>
    </message>
</context>
<context>
    <name>RecordLines</name>
    <message>
        <source>Loading</source>
        <translation>正在加载</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>同意的记录</translation>
    </message>
    <message>
        <source>Nothing is written down yet.</source>
        <translation>还没有登记。</translation>
    </message>
    <message>
        <source>Who has read the address</source>
        <translation>谁看过住址</translation>
    </message>
    <message>
        <source>Nobody.</source>
        <translation>没有人。</translation>
    </message>
    <message>
        <source>What was passed on</source>
        <translation>托人转达的事</translation>
    </message>
    <message>
        <source>Save it to print</source>
        <translation>保存以便打印</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
</context>
<context>
    <name>RecordPage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>What is written down</source>
        <translation>登记的内容</translation>
    </message>
    <message>
        <source>What is written down about %1</source>
        <translation>%1 登记的内容</translation>
    </message>
    <message>
        <source>That you looked is on record.</source>
        <translation>您查看过，已留下记录。</translation>
    </message>
</context>
<context>
    <name>RecordWords</name>
    <message>
        <source>What is written down about %1</source>
        <translation>%1 登记的内容</translation>
    </message>
    <message>
        <source>%1, as of %2</source>
        <translation>%1，截至 %2</translation>
    </message>
    <message>
        <source>How it wants to be visited</source>
        <translation>希望怎样走访</translation>
    </message>
    <message>
        <source>What it has consented to</source>
        <translation>同意过什么</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Who has read where it lives</source>
        <translation>谁看过住址</translation>
    </message>
    <message>
        <source>Nobody.</source>
        <translation>没有人。</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>The household may pause or stop at any time, at once, and says no reason.</source>
        <translation>这户人家随时可以暂停或者停止，马上生效，不用说明原因。</translation>
    </message>
    <message>
        <source>Somebody who is no longer known</source>
        <translation>已不在册的人</translation>
    </message>
    <message>
        <source>To be done until %1</source>
        <translation>%1前办好</translation>
    </message>
    <message>
        <source>Said to be done</source>
        <translation>说是办好了</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已办好</translation>
    </message>
    <message>
        <source>Nobody sees to it yet</source>
        <translation>还没有人负责</translation>
    </message>
    <message>
        <source>What it asked to be passed on</source>
        <translation>托人转达的事</translation>
    </message>
    <message>
        <source>What has become of it</source>
        <translation>办得怎样</translation>
    </message>
</context>
<context>
    <name>TermsFields</name>
    <message>
        <source>When it may be visited</source>
        <translation>什么时候可以来</translation>
    </message>
    <message>
        <source>No times: it is agreed each time.</source>
        <translation>没有固定时间：每次另约。</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>Take out %1</source>
        <translation>去掉 %1</translation>
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
        <translation>加上这个时间</translation>
    </message>
    <message>
        <source>Choose the days first</source>
        <translation>请先选哪几天</translation>
    </message>
    <message>
        <source>Days between visits, at least; may be empty</source>
        <translation>两次走访至少隔几天，不填就是没有说</translation>
    </message>
    <message>
        <source>Visitors together, at least</source>
        <translation>至少几个人一起来</translation>
    </message>
    <message>
        <source>Children live there</source>
        <translation>家里有孩子</translation>
    </message>
    <message>
        <source>At least two come then, and a guardian consents</source>
        <translation>那样至少两个人来，并由监护人同意</translation>
    </message>
    <message>
        <source>Languages spoken there</source>
        <translation>用什么语言交谈</translation>
    </message>
</context>
<context>
    <name>TermsPage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>How %1 is visited</source>
        <translation>%1 的走访约定</translation>
    </message>
    <message>
        <source>Save it</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>More visits than before, or fewer people at one: the household has to say that itself.</source>
        <translation>比以前来得更勤，或者一次来的人更少：要由这户人家自己说。</translation>
    </message>
    <message>
        <source>I called it back, and it says yes</source>
        <translation>我打电话回访过，他们同意</translation>
    </message>
    <message>
        <source>Or the six digits of its card</source>
        <translation>或者输入卡片上的六位数字</translation>
    </message>
</context>
<context>
    <name>WithdrawSheet</name>
    <message>
        <source>Let it be as it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>End it, erase all in 30 days</source>
        <translation>停止，30 天后删除全部</translation>
    </message>
    <message>
        <source>End it and erase all now</source>
        <translation>停止，并马上删除全部</translation>
    </message>
</context>
<context>
    <name>WordSheet</name>
    <message>
        <source>Ask the household itself, and read this to it. Who wrote its consent down, or has seen its card, cannot do this.</source>
        <translation>请直接问这户人家，并把下面的内容念给他们听。登记同意的人、看过卡片的人，不能做这件事。</translation>
    </message>
    <message>
        <source>I called it back, and it says yes</source>
        <translation>我打电话回访过，他们同意</translation>
    </message>
    <message>
        <source>Or the six digits of its card</source>
        <translation>或者输入卡片上的六位数字</translation>
    </message>
    <message>
        <source>Take its word by the card</source>
        <translation>凭卡片确认</translation>
    </message>
    <message>
        <source>Type the six digits first</source>
        <translation>请先输入六位数字</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>还没有</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::ConsentModel</name>
    <message>
        <source>The household is not loaded yet</source>
        <translation>这一户还没有加载</translation>
    </message>
    <message>
        <source>Read the text to the household first</source>
        <translation>请先把说明念给他们听</translation>
    </message>
    <message>
        <source>Say what it consents to</source>
        <translation>请选同意什么</translation>
    </message>
    <message>
        <source>Where there are children a guardian consents</source>
        <translation>家里有孩子的，要由监护人同意</translation>
    </message>
    <message>
        <source>Say whom to ask for</source>
        <translation>请填找谁</translation>
    </message>
    <message>
        <source>Say where the household lives</source>
        <translation>请填住在哪里</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::HouseholdListModel</name>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Something is due</source>
        <translation>有事要办</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>已邀请</translation>
    </message>
    <message numerus="yes">
        <source>%n household(s)</source>
        <translation>
            <numerusform>共 %n 户</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, something is due at %2</source>
        <translation>%1，其中 %2 户有事要办</translation>
    </message>
    <message>
        <source>There is no community yet</source>
        <translation>还没有社区</translation>
    </message>
    <message>
        <source>Its name here is %1.</source>
        <translation>代号是 %1。</translation>
    </message>
    <message>
        <source>Type its whole name first</source>
        <translation>请先输入完整代号</translation>
    </message>
    <message>
        <source>No household in your communities has this name.</source>
        <translation>您的社区里没有这个代号。</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::HouseholdModel</name>
    <message>
        <source>Its contact has the app: %1</source>
        <translation>联系人用本应用：%1</translation>
    </message>
    <message>
        <source>Its contact has the app</source>
        <translation>联系人用本应用</translation>
    </message>
    <message>
        <source>No contact has the app. It speaks with its card, or when it is called back.</source>
        <translation>没有人用本应用。凭卡片，或者打电话回访确认。</translation>
    </message>
    <message>
        <source>Its card is locked: the code was wrong too often. Call it back.</source>
        <translation>卡片已锁定：数字错得太多。请打电话回访。</translation>
    </message>
    <message>
        <source>Wrong codes of its card: %1 of %2</source>
        <translation>卡片数字输错 %1 次，最多 %2 次</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>household and what came of it</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Its consent is confirmed.</source>
        <translation>已确认同意。</translation>
    </message>
    <message>
        <source>No visits for now. It is in no list; you find it by its whole name.</source>
        <translation>已暂停走访。名单里不再显示，需要时请按完整代号查找。</translation>
    </message>
    <message>
        <source>It may be visited again.</source>
        <translation>可以再去走访了。</translation>
    </message>
    <message>
        <source>No more visits. All that is known of it is erased.</source>
        <translation>不再走访，相关信息会删除。</translation>
    </message>
    <message>
        <source>Talk with it about going on from %1</source>
        <translation>%1 起谈谈是否继续</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::HouseholdRecordModel</name>
    <message>
        <source>household-%1.html</source>
        <translation>家庭-%1.html</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>文件写不进去：%1</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::OwnHouseholdModel</name>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>%1; somebody for the first time</source>
        <translation>%1；有人第一次来</translation>
    </message>
    <message>
        <source>Waits for your word</source>
        <translation>等您答复</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>已约好</translation>
    </message>
    <message>
        <source>On their way</source>
        <translation>已经出发</translation>
    </message>
    <message>
        <source>They came</source>
        <translation>来过了</translation>
    </message>
    <message>
        <source>They did not come</source>
        <translation>没有来</translation>
    </message>
    <message>
        <source>Does not take place</source>
        <translation>不来了</translation>
    </message>
    <message>
        <source>No visits for now, waiting to send</source>
        <translation>暂停走访，等待发送</translation>
    </message>
    <message>
        <source>No more visits, waiting to send</source>
        <translation>不再走访，等待发送</translation>
    </message>
    <message>
        <source>Not this visit, waiting to send</source>
        <translation>这次不要来，等待发送</translation>
    </message>
    <message>
        <source>Saved on this phone, waiting to send</source>
        <translation>已存在手机上，等待发送</translation>
    </message>
    <message>
        <source>You have said yes. You may pause or stop at any time.</source>
        <translation>您已同意，随时可以暂停或者停止。</translation>
    </message>
    <message>
        <source>You may be visited again.</source>
        <translation>可以再来走访了。</translation>
    </message>
    <message>
        <source>Agreed.</source>
        <translation>约好了。</translation>
    </message>
    <message>
        <source>No visits for now.</source>
        <translation>已暂停走访。</translation>
    </message>
    <message>
        <source>Nobody will visit you any more. All that is known of you is erased.</source>
        <translation>不再有人来访，您的信息会删除。</translation>
    </message>
    <message>
        <source>This visit does not take place.</source>
        <translation>这次不来了。</translation>
    </message>
    <message>
        <source>%1 does not come any more. Nobody is told why.</source>
        <translation>%1 不再来了，不告诉任何人原因。</translation>
    </message>
    <message>
        <source>All that is known of you is erased after %1.</source>
        <translation>%1 之后删除您的所有信息。</translation>
    </message>
    <message>
        <source>You have consented, until %1.</source>
        <translation>您已同意，到 %1 为止。</translation>
    </message>
    <message>
        <source>You have not consented to anything yet.</source>
        <translation>您还没有同意任何事。</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::TermsModel</name>
    <message>
        <source>The household is not loaded yet</source>
        <translation>这一户还没有加载</translation>
    </message>
    <message>
        <source>It is as it was</source>
        <translation>和原来一样</translation>
    </message>
    <message>
        <source>This takes the household&apos;s word</source>
        <translation>要由这户人家自己说</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::VisitTermsDraft</name>
    <message>
        <source>Five languages at most</source>
        <translation>最多五种语言</translation>
    </message>
    <message>
        <source>Choose the days first</source>
        <translation>请先选哪几天</translation>
    </message>
    <message>
        <source>The time looks like 14:00 until 16:00</source>
        <translation>时间像这样：14:00 到 16:00</translation>
    </message>
    <message>
        <source>This lies on a time that is there already, or there are too many</source>
        <translation>和已有的时间重叠了，或者太多了</translation>
    </message>
    <message>
        <source>Add the time for the chosen days, or choose none</source>
        <translation>请加上所选几天的时间，或者都不选</translation>
    </message>
    <message>
        <source>The days between visits are a number, 366 at most</source>
        <translation>间隔天数是一个数，最多 366</translation>
    </message>
    <message>
        <source>Look at the times again</source>
        <translation>请再看一下这些时间</translation>
    </message>
</context>
</TS>
