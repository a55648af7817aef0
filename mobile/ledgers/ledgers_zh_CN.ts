<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>DeedSheet</name>
    <message>
        <source>Confirm it</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Why it is taken back</source>
        <translation>为什么作废</translation>
    </message>
    <message>
        <source>Why not (they read it)</source>
        <translation>不予认定的原因（对方会看到）</translation>
    </message>
    <message>
        <source>Do not accept</source>
        <translation>不予认定</translation>
    </message>
    <message>
        <source>Say why first</source>
        <translation>请先写原因</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>作废这条记录</translation>
    </message>
</context>
<context>
    <name>DeedsPage</name>
    <message>
        <source>Deeds</source>
        <translation>办实事</translation>
    </message>
    <message numerus="yes">
        <source>%n to confirm</source>
        <translation>
            <numerusform>%n 件等您确认</numerusform>
        </translation>
    </message>
    <message>
        <source>Record a deed</source>
        <translation>登记一件实事</translation>
    </message>
    <message>
        <source>Waiting only</source>
        <translation>只看待确认</translation>
    </message>
    <message>
        <source>No deeds here</source>
        <translation>还没有实事</translation>
    </message>
    <message>
        <source>Record what you did for a community. Somebody else confirms it.</source>
        <translation>登记你为社区、村里做的事，由别人来确认。</translation>
    </message>
</context>
<context>
    <name>FollowUpDetail</name>
    <message>
        <source>It is put right</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>销号</translation>
    </message>
    <message>
        <source>Who sees to it, until when</source>
        <translation>由谁负责，何时办好</translation>
    </message>
    <message>
        <source>It is not put right after all</source>
        <translation>其实没有办好</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>不要了</translation>
    </message>
</context>
<context>
    <name>FollowUpsPage</name>
    <message>
        <source>Follow-ups</source>
        <translation>问题销号</translation>
    </message>
    <message>
        <source>Write one down</source>
        <translation>登记一件</translation>
    </message>
    <message>
        <source>All follow-ups</source>
        <translation>全部事项</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>这里没有事项</translation>
    </message>
    <message>
        <source>Write down what has to be put right. Each one gets somebody who sees to it.</source>
        <translation>把要解决的事登记下来，每一件都有人负责。</translation>
    </message>
    <message>
        <source>None chosen</source>
        <translation>还没有选</translation>
    </message>
    <message>
        <source>Choose one to say who sees to it, or to close it.</source>
        <translation>选一件，安排负责人，或者销号。</translation>
    </message>
    <message>
        <source>It is put right</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>A second person looks at it and closes it.</source>
        <translation>由另一个人看过后销号。</translation>
    </message>
    <message>
        <source>How one can see it</source>
        <translation>怎么看得出来</translation>
    </message>
    <message>
        <source>It is done</source>
        <translation>办好了</translation>
    </message>
    <message>
        <source>Not put right after all?</source>
        <translation>其实没有办好？</translation>
    </message>
    <message>
        <source>It goes back to its owner, who reads why.</source>
        <translation>退回给负责人，对方会看到原因。</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>重新打开</translation>
    </message>
</context>
<context>
    <name>GiftSheet</name>
    <message>
        <source>Make out a receipt</source>
        <translation>开具收据</translation>
    </message>
    <message>
        <source>Save the receipt</source>
        <translation>保存收据</translation>
    </message>
    <message>
        <source>The server is being asked…</source>
        <translation>正在联系服务器…</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Why it is taken back</source>
        <translation>为什么作废</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>作废这条记录</translation>
    </message>
    <message>
        <source>Say why first</source>
        <translation>请先写原因</translation>
    </message>
</context>
<context>
    <name>GiftsPage</name>
    <message>
        <source>Gifts</source>
        <translation>物资捐赠</translation>
    </message>
    <message numerus="yes">
        <source>%n without a receipt</source>
        <translation>
            <numerusform>%n 笔还没开收据</numerusform>
        </translation>
    </message>
    <message>
        <source>Record a gift</source>
        <translation>登记一笔捐赠</translation>
    </message>
    <message>
        <source>No gifts yet</source>
        <translation>还没有捐赠</translation>
    </message>
    <message>
        <source>Record things that were given. No money: Glimmer takes none.</source>
        <translation>登记收到的物品。这里不收钱。</translation>
    </message>
</context>
<context>
    <name>LedgerFiguresPage</name>
    <message>
        <source>Figures</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Writing the file…</source>
        <translation>正在写文件…</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>正在载入</translation>
    </message>
    <message>
        <source>Figures of which unit?</source>
        <translation>看哪个单位的统计？</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
</context>
<context>
    <name>LedgerFormPage</name>
    <message>
        <source>Community</source>
        <translation>社区、村</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>LedgerWords</name>
    <message>
        <source>The plan is saved on this phone</source>
        <translation>安排已存在这台手机上</translation>
    </message>
    <message>
        <source>Done, saved on this phone</source>
        <translation>已办结，存在这台手机上</translation>
    </message>
    <message>
        <source>Closed, saved on this phone</source>
        <translation>已销号，存在这台手机上</translation>
    </message>
    <message>
        <source>Opened again, saved on this phone</source>
        <translation>已重新打开，存在这台手机上</translation>
    </message>
    <message>
        <source>Confirmed, saved on this phone</source>
        <translation>已确认，存在这台手机上</translation>
    </message>
    <message>
        <source>Not accepted, saved on this phone</source>
        <translation>不予认定，存在这台手机上</translation>
    </message>
    <message>
        <source>Taken back, saved on this phone</source>
        <translation>已作废，存在这台手机上</translation>
    </message>
    <message>
        <source>Saved on this phone</source>
        <translation>已存在这台手机上</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state and reason</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Need</source>
        <translation>需求</translation>
    </message>
    <message>
        <source>Opened again: %1</source>
        <translation>重新打开：%1</translation>
    </message>
    <message>
        <source>Does not want to be named</source>
        <translation>不愿留名</translation>
    </message>
    <message>
        <source>Overdue since %1</source>
        <translation>已超期，原定 %1</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>%1前办好</translation>
    </message>
    <message>
        <source>Done, not closed yet</source>
        <translation>已办结，等待销号</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已销号</translation>
    </message>
    <message>
        <source>Nobody sees to it yet</source>
        <translation>还没有人负责</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>已计入</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>不予认定</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>Waits for somebody to confirm it</source>
        <translation>等待别人确认</translation>
    </message>
    <message>
        <source>Receipt %1</source>
        <translation>收据 %1</translation>
    </message>
    <message>
        <source>No receipt wanted</source>
        <translation>不要收据</translation>
    </message>
    <message>
        <source>No receipt yet</source>
        <translation>还没开收据</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>what and how many</comment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>NewDeedPage</name>
    <message>
        <source>A deed</source>
        <translation>登记实事</translation>
    </message>
    <message>
        <source>Record it</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Something practical that was done for a community. No name of a resident.</source>
        <translation>为社区、村里做的一件实在事。请不要写居民的名字。</translation>
    </message>
    <message>
        <source>Who did it</source>
        <translation>谁做的</translation>
    </message>
    <message>
        <source>Done by %1</source>
        <translation>由%1做的</translation>
    </message>
    <message>
        <source>Find by name</source>
        <translation>按姓名查找</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>队伍</translation>
    </message>
    <message>
        <source>What was done, in one line</source>
        <translation>做了什么，一句话</translation>
    </message>
    <message>
        <source>Cleared the snow at the north gate</source>
        <translation>扫了北门的雪</translation>
    </message>
    <message>
        <source>For whom, in neutral words</source>
        <translation>为谁做的，不写名字</translation>
    </message>
    <message>
        <source>the residents of the north gate</source>
        <translation>北门一带的居民</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
</context>
<context>
    <name>NewFollowUpPage</name>
    <message>
        <source>A follow-up</source>
        <translation>登记事项</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>The matter, not the people: no name, no address, no number.</source>
        <translation>只写事，不写人：不写姓名、住址、号码。</translation>
    </message>
    <message>
        <source>What kind</source>
        <translation>哪一类</translation>
    </message>
    <message>
        <source>What it is about, in one line</source>
        <translation>什么事，一句话</translation>
    </message>
    <message>
        <source>The lamp at the gate is out</source>
        <translation>北门路灯不亮</translation>
    </message>
    <message>
        <source>What else one should know</source>
        <translation>还要知道什么</translation>
    </message>
    <message>
        <source>Where it was heard, in neutral words</source>
        <translation>从哪里听到的，不写名字</translation>
    </message>
    <message>
        <source>notice board</source>
        <translation>公告栏</translation>
    </message>
</context>
<context>
    <name>NewGiftPage</name>
    <message>
        <source>A gift</source>
        <translation>登记捐赠</translation>
    </message>
    <message>
        <source>Record it</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Things, not money. The value is what the giver says.</source>
        <translation>只登记物品，不收钱。价值以捐赠人说的为准。</translation>
    </message>
    <message>
        <source>Given to</source>
        <translation>捐给</translation>
    </message>
    <message>
        <source>Thing</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>blanket</source>
        <translation>毛毯</translation>
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
        <translation>条</translation>
    </message>
    <message>
        <source>Worth, in yuan (may stay empty)</source>
        <translation>价值，元（可以不填）</translation>
    </message>
    <message>
        <source>Who gives it</source>
        <translation>谁捐的</translation>
    </message>
    <message>
        <source>A member</source>
        <translation>本组织的人</translation>
    </message>
    <message>
        <source>From elsewhere</source>
        <translation>外面的</translation>
    </message>
    <message>
        <source>Not named</source>
        <translation>不留名</translation>
    </message>
    <message>
        <source>Given by %1</source>
        <translation>由%1捐赠</translation>
    </message>
    <message>
        <source>Find by name</source>
        <translation>按姓名查找</translation>
    </message>
    <message>
        <source>Name of the person or body, as on the receipt</source>
        <translation>捐赠人或单位名称，照收据上写</translation>
    </message>
    <message>
        <source>What it is given for</source>
        <translation>用来做什么</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>收到日期</translation>
    </message>
    <message>
        <source>The giver wants no receipt</source>
        <translation>捐赠人不要收据</translation>
    </message>
</context>
<context>
    <name>OpenedSheet</name>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>不要了</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>回到列表</translation>
    </message>
</context>
<context>
    <name>PlanSheet</name>
    <message>
        <source>Say who sees to it</source>
        <translation>请选由谁负责</translation>
    </message>
    <message>
        <source>Who sees to it?</source>
        <translation>由谁负责？</translation>
    </message>
    <message>
        <source>They are told, and it stays on their list until it is done.</source>
        <translation>会通知对方，办好之前一直在对方的清单上。</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Seen to by %1</source>
        <translation>由%1负责</translation>
    </message>
    <message>
        <source>Find by name</source>
        <translation>按姓名查找</translation>
    </message>
    <message>
        <source>Until, this day included</source>
        <translation>办好的期限（含当天）</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>打算怎么办</translation>
    </message>
    <message>
        <source>Save the plan</source>
        <translation>保存安排</translation>
    </message>
    <message>
        <source>Please look at the text first</source>
        <translation>请先看一下这段文字</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>先不</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::DeedListModel</name>
    <message>
        <source>For: %1</source>
        <translation>为谁：%1</translation>
    </message>
    <message>
        <source>Confirmed.</source>
        <translation>已确认。</translation>
    </message>
    <message>
        <source>Not accepted; the person reads why.</source>
        <translation>不予认定，对方会看到原因。</translation>
    </message>
    <message>
        <source>Taken back. It counts nowhere any more.</source>
        <translation>已作废，不再计入任何数字。</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::FollowUpListModel</name>
    <message>
        <source>Mine</source>
        <translation>我负责的</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>All open</source>
        <translation>全部未销号</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已销号</translation>
    </message>
    <message>
        <source>Nothing is open.</source>
        <translation>没有未销号的事项。</translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>未销号 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n 件超期</numerusform>
        </translation>
    </message>
    <message>
        <source>Heard at: %1</source>
        <translation>来源：%1</translation>
    </message>
    <message>
        <source>Seen to by %1</source>
        <translation>由%1负责</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>%1前办好</translation>
    </message>
    <message>
        <source>To do: %1</source>
        <translation>打算：%1</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>办结：%1</translation>
    </message>
    <message>
        <source>Say who sees to it</source>
        <translation>请选由谁负责</translation>
    </message>
    <message>
        <source>The day looks like 2026-12-31 and is not over</source>
        <translation>日期写成 2026-12-31，不能早于今天</translation>
    </message>
    <message>
        <source>Planned. %1 is told.</source>
        <translation>已安排，会通知%1。</translation>
    </message>
    <message>
        <source>Done. It stays on the list until it is closed.</source>
        <translation>已办结。销号之前仍在清单上。</translation>
    </message>
    <message>
        <source>Closed.</source>
        <translation>已销号。</translation>
    </message>
    <message>
        <source>Opened again. Its owner reads why.</source>
        <translation>已重新打开，负责人会看到原因。</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::GiftListModel</name>
    <message>
        <source>The giver named no value</source>
        <translation>捐赠人没有说价值</translation>
    </message>
    <message>
        <source>Worth %1, as the giver says</source>
        <translation>价值 %1（捐赠人说）</translation>
    </message>
    <message>
        <source>Given for: %1</source>
        <translation>用途：%1</translation>
    </message>
    <message>
        <source>Taken in by %1</source>
        <translation>经手人：%1</translation>
    </message>
    <message>
        <source>Receipt %1 is made out.</source>
        <translation>收据 %1 已开具。</translation>
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
        <source>Taken back. Its receipt, if there is one, is void.</source>
        <translation>已作废。开过的收据也作废。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>gift and what came of it</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::LedgerFiguresModel</name>
    <message numerus="yes">
        <source>Not fulfilled, published %n day(s) ago or longer</source>
        <translation>
            <numerusform>还没实现，公布满 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Wishes</source>
        <translation>微心愿</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>公布</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>认领</translation>
    </message>
    <message>
        <source>Fulfilled</source>
        <translation>实现</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>按期实现</translation>
    </message>
    <message>
        <source>Deeds</source>
        <translation>办实事</translation>
    </message>
    <message>
        <source>By teams</source>
        <translation>队伍和单位</translation>
    </message>
    <message>
        <source>By people</source>
        <translation>个人</translation>
    </message>
    <message numerus="yes">
        <source>%n gift(s)</source>
        <translation>
            <numerusform>%n 笔</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>Thing, number of gifts</extracomment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Gifts</source>
        <translation>物资捐赠</translation>
    </message>
    <message>
        <source>Declared value</source>
        <translation>申报价值</translation>
    </message>
    <message>
        <source>Without a value</source>
        <translation>没有说价值</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>问题销号</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>销号</translation>
    </message>
    <message>
        <source>Closed, done late</source>
        <translation>销号，办结超期</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Still open</source>
        <translation>未销号</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>文件写不进去：%1</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message numerus="yes">
        <source>Not fulfilled, published less than %n day(s) ago</source>
        <translation>
            <numerusform>还没实现，公布不到 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Not fulfilled, published %1 to %2 days ago</source>
        <translation>还没实现，公布 %1 到 %2 天</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::NewDeedModel</name>
    <message>
        <source>I did it</source>
        <translation>我做的</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>别人做的</translation>
    </message>
    <message>
        <source>A team</source>
        <translation>队伍做的</translation>
    </message>
    <message>
        <source>Say what was done</source>
        <translation>请写做了什么</translation>
    </message>
    <message>
        <source>Say for whom, in neutral words</source>
        <translation>请写为谁做的，不写名字</translation>
    </message>
    <message>
        <source>The day looks like 2026-12-31 and is not to come</source>
        <translation>日期写成 2026-12-31，不能晚于今天</translation>
    </message>
    <message>
        <source>Say who did it</source>
        <translation>请选是谁做的</translation>
    </message>
    <message>
        <source>There is no team yet</source>
        <translation>还没有队伍</translation>
    </message>
    <message>
        <source>Recorded. It counts when somebody else has confirmed it.</source>
        <translation>已登记。别人确认后才计入。</translation>
    </message>
    <message>
        <source>Recorded.</source>
        <translation>已登记。</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::NewFollowUpModel</name>
    <message>
        <source>Say what it is about</source>
        <translation>请写是什么事</translation>
    </message>
    <message>
        <source>Written down. A coordinator says who sees to it.</source>
        <translation>已登记，协调员会安排负责人。</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::NewGiftModel</name>
    <message>
        <source>Say what was given</source>
        <translation>请写捐了什么</translation>
    </message>
    <message>
        <source>Say how many</source>
        <translation>请写数量</translation>
    </message>
    <message>
        <source>Say what it is counted in</source>
        <translation>请写单位</translation>
    </message>
    <message>
        <source>A value looks like 120 or 120.50</source>
        <translation>价值写成 120 或 120.50</translation>
    </message>
    <message>
        <source>Say who gives it</source>
        <translation>请写由谁捐赠</translation>
    </message>
    <message>
        <source>The day looks like 2026-12-31 and is not to come</source>
        <translation>日期写成 2026-12-31，不能晚于今天</translation>
    </message>
    <message>
        <source>Recorded.</source>
        <translation>已登记。</translation>
    </message>
</context>
</TS>
