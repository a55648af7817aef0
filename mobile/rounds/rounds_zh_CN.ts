<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AlarmCard</name>
    <message>
        <source>Number of %1</source>
        <translation>查 %1 的电话</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>They are well</source>
        <translation>已报平安</translation>
    </message>
    <message>
        <source>I look after it</source>
        <translation>我来处理</translation>
    </message>
    <message>
        <source>Where they are</source>
        <translation>他们在哪里</translation>
    </message>
</context>
<context>
    <name>PairSheet</name>
    <message>
        <source>Say which household</source>
        <translation>请选哪一户</translation>
    </message>
    <message>
        <source>Say who goes there</source>
        <translation>请选谁去</translation>
    </message>
    <message>
        <source>Pair two</source>
        <translation>结成一对</translation>
    </message>
    <message>
        <source>The first visit is with somebody beside the new one. Either side ends it at once, and nobody says why.</source>
        <translation>第一次由另一个人陪着去。任何一方都可以马上结束，谁也不用说明原因。</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>哪一户</translation>
    </message>
    <message>
        <source>Household: %1</source>
        <translation>哪一户：%1</translation>
    </message>
    <message>
        <source>Find by alias</source>
        <translation>按代号查找</translation>
    </message>
    <message>
        <source>Who goes there</source>
        <translation>谁去</translation>
    </message>
    <message>
        <source>%1 goes there</source>
        <translation>%1 去</translation>
    </message>
    <message>
        <source>Find by name</source>
        <translation>按姓名查找</translation>
    </message>
    <message>
        <source>Pair them</source>
        <translation>结对</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>先不</translation>
    </message>
</context>
<context>
    <name>PlannedPeople</name>
    <message>
        <source>Who goes</source>
        <translation>谁去</translation>
    </message>
    <message>
        <source>%1 does not go after all</source>
        <translation>%1 不去了</translation>
    </message>
    <message>
        <source>%1 goes; they are a pair</source>
        <translation>%1 去，已与这户结对</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>选一个人</translation>
    </message>
    <message>
        <source>Somebody else, too</source>
        <translation>再加一个人</translation>
    </message>
    <message>
        <source>Find by name</source>
        <translation>按姓名查找</translation>
    </message>
    <message>
        <source>Who is told first when no word comes; without one, the coordinators</source>
        <translation>没有消息时先告诉谁；不选就先告诉负责人</translation>
    </message>
    <message>
        <source>%1 is told first when no word comes</source>
        <translation>没有消息时先告诉 %1</translation>
    </message>
    <message>
        <source>Minutes until there is signal again</source>
        <translation>回到有信号的地方要几分钟</translation>
    </message>
</context>
<context>
    <name>PlannedThings</name>
    <message>
        <source>To see to, one thing on a line; about things, not about people</source>
        <translation>要办的事，一行一件；写事，不写人的情况</translation>
    </message>
    <message>
        <source>To bring</source>
        <translation>要带的东西</translation>
    </message>
    <message>
        <source>Not this</source>
        <translation>不带</translation>
    </message>
    <message>
        <source>Do not bring: %1</source>
        <translation>不带：%1</translation>
    </message>
    <message>
        <source>Thing</source>
        <translation>东西</translation>
    </message>
    <message>
        <source>rice</source>
        <translation>大米</translation>
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
        <source>kg</source>
        <translation>公斤</translation>
    </message>
    <message>
        <source>Bring this</source>
        <translation>带上这个</translation>
    </message>
</context>
<context>
    <name>PrintSheet</name>
    <message>
        <source>A sheet for each visitor</source>
        <translation>每位走访人一张走访单</translation>
    </message>
    <message>
        <source>Aliases, times, what to see to and to bring. Where a household lives is on none of them: it is looked up one by one, for a visitor without a phone, on the page of the household.</source>
        <translation>上面有代号、时间、要办的事和要带的东西，没有住址。给没有手机的走访人，请到那一户的页面逐户查看住址。</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>第一天</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>Save the sheets</source>
        <translation>保存走访单</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>先不</translation>
    </message>
</context>
<context>
    <name>RetractCard</name>
    <message>
        <source>Take the round back</source>
        <translation>撤回这一轮</translation>
    </message>
    <message>
        <source>Taking it back…</source>
        <translation>正在撤回…</translation>
    </message>
</context>
<context>
    <name>RoundForm</name>
    <message>
        <source>Households of</source>
        <translation>哪里的家庭</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>第一天</translation>
    </message>
    <message>
        <source>How many days</source>
        <translation>几天</translation>
    </message>
    <message>
        <source>Minutes of a visit</source>
        <translation>一次几分钟</translation>
    </message>
    <message>
        <source>Propose again</source>
        <translation>重新计算</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>生成建议</translation>
    </message>
    <message>
        <source>Working out who could go…</source>
        <translation>正在计算谁可以去…</translation>
    </message>
</context>
<context>
    <name>RoundPage</name>
    <message>
        <source>A round of visits</source>
        <translation>安排一轮走访</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message numerus="yes">
        <source>Publish %n visit(s)</source>
        <translation>
            <numerusform>发布 %n 次走访</numerusform>
        </translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>生成建议</translation>
    </message>
    <message>
        <source>Nothing to publish</source>
        <translation>没有可发布的</translation>
    </message>
    <message>
        <source>On its way…</source>
        <translation>正在发出…</translation>
    </message>
    <message>
        <source>Taking it back…</source>
        <translation>正在撤回…</translation>
    </message>
    <message>
        <source>Working out who could go…</source>
        <translation>正在计算谁可以去…</translation>
    </message>
    <message>
        <source>It only proposes; you decide. Nobody is told before it is published, and every household is asked.</source>
        <translation>只提建议，由您决定。发布之前谁也不会收到通知；每一户都要征得同意。</translation>
    </message>
    <message>
        <source>%1 has no visit: %2</source>
        <extracomment>household, and the rule that kept it from a visit</extracomment>
        <translation>%1 排不上：%2</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>再显示 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Forget this round</source>
        <translation>不要这轮安排</translation>
    </message>
    <message>
        <source>Households of</source>
        <translation>哪里的家庭</translation>
    </message>
    <message numerus="yes">
        <source>%n household(s) left out. Propose again, and others get the time of their visitors.</source>
        <translation>
            <numerusform>有 %n 户这次不去。重新计算，空出来的人手可以去别的家庭。</numerusform>
        </translation>
    </message>
    <message>
        <source>Propose again</source>
        <translation>重新计算</translation>
    </message>
    <message>
        <source>Leave out this time</source>
        <translation>这次不去</translation>
    </message>
    <message>
        <source>Not this time</source>
        <translation>这次不去</translation>
    </message>
    <message>
        <source>Take in again</source>
        <translation>还是要去</translation>
    </message>
    <message>
        <source>Take %1 in again</source>
        <translation>%1 还是要去</translation>
    </message>
</context>
<context>
    <name>RoundRowCard</name>
    <message>
        <source>Publish the visit to %1</source>
        <translation>发布 %1 的走访</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>The visit to %1 is fixed</source>
        <translation>%1 的走访已锁定</translation>
    </message>
    <message>
        <source>Fix the visit to %1</source>
        <translation>锁定 %1 的走访</translation>
    </message>
</context>
<context>
    <name>RoundSummary</name>
    <message>
        <source>Visits of each</source>
        <translation>每人走访次数</translation>
    </message>
</context>
<context>
    <name>RoundVisitSheet</name>
    <message>
        <source>%1 instead</source>
        <translation>换成%1</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>换别人</translation>
    </message>
    <message>
        <source>In the place of %1</source>
        <translation>代替 %1</translation>
    </message>
    <message>
        <source>Find by name</source>
        <translation>按姓名查找</translation>
    </message>
    <message>
        <source>Do not fix it</source>
        <translation>不锁定</translation>
    </message>
    <message>
        <source>Fix it</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Back to the round</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Take in again</source>
        <translation>还是要去</translation>
    </message>
    <message>
        <source>Leave out this time</source>
        <translation>这次不去</translation>
    </message>
</context>
<context>
    <name>RoundWords</name>
    <message>
        <source>its consent ends before</source>
        <translation>到那时同意已经到期</translation>
    </message>
    <message>
        <source>nobody whom it knows can bring somebody new</source>
        <translation>没有熟悉的人能带新人去</translation>
    </message>
    <message>
        <source>nobody who is free speaks its language</source>
        <translation>有空的人不会他们的语言</translation>
    </message>
    <message>
        <source>none of its own times fits</source>
        <translation>他们说的时间都排不上</translation>
    </message>
    <message>
        <source>several go there together, and somebody is missing</source>
        <translation>要几个人一起去，还缺人</translation>
    </message>
    <message>
        <source>nobody can at those times</source>
        <translation>那些时间没有人有空</translation>
    </message>
    <message>
        <source>who could go is elsewhere then</source>
        <translation>能去的人那时另有安排</translation>
    </message>
    <message>
        <source>who could go has enough to do on that day</source>
        <translation>能去的人那天已经够忙</translation>
    </message>
    <message>
        <source>who could go has enough to do in that week</source>
        <translation>能去的人那周已经够忙</translation>
    </message>
    <message>
        <source>the way from one visit to the next is too long</source>
        <translation>两次走访之间路太远</translation>
    </message>
    <message>
        <source>nobody fits</source>
        <translation>没有合适的人</translation>
    </message>
    <message>
        <source>nobody else can</source>
        <translation>没有别人能去</translation>
    </message>
    <message numerus="yes">
        <source>knows them: %n visit(s) before</source>
        <translation>
            <numerusform>去过 %n 次，相互认识</numerusform>
        </translation>
    </message>
    <message>
        <source>was wished for</source>
        <translation>有一方希望这样</translation>
    </message>
    <message>
        <source>a shorter way: %1</source>
        <translation>路近：%1</translation>
    </message>
    <message>
        <source>has less to do: %1 in all</source>
        <translation>手上的少，一共 %1</translation>
    </message>
    <message>
        <source>can go earlier</source>
        <translation>能早些去</translation>
    </message>
    <message>
        <source>fixed by you</source>
        <translation>您已锁定</translation>
    </message>
    <message>
        <source>one of several who would do as well</source>
        <translation>几个人都合适，取其一</translation>
    </message>
    <message>
        <source>next best: %1</source>
        <translation>其次：%1</translation>
    </message>
    <message>
        <source>The busiest has %1 times the mean: %2, and %3 on average.</source>
        <extracomment>ratio, time of the busiest, mean</extracomment>
        <translation>最忙的是平均的 %1 倍：%2，平均 %3。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>SafeSheet</name>
    <message>
        <source>Say that they are well when one of them has told it to somebody. The alarm ends then, and nobody further is told.</source>
        <translation>有人亲口听到他们报平安，才点“已报平安”。提醒就此结束，不再告诉别人。</translation>
    </message>
    <message>
        <source>They are well, I know it</source>
        <translation>确定已报平安</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>还没有</translation>
    </message>
</context>
<context>
    <name>SheetWords</name>
    <message>
        <source>Together with %1</source>
        <translation>一起去：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Bring: %1</source>
        <translation>带上：%1</translation>
    </message>
    <message>
        <source>The household has not agreed yet: ask before you go.</source>
        <translation>这户人家还没有答应，去之前请先问一下。</translation>
    </message>
    <message>
        <source>Came at %1, left at %2</source>
        <translation>到达 %1，离开 %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>first day, last day</extracomment>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>Visits, %1</source>
        <translation>走访，%1</translation>
    </message>
    <message>
        <source>When you are back, say so to who sent you. Then burn or tear up this sheet.</source>
        <translation>回来后请向安排的人报平安，再把这张单子撕掉。</translation>
    </message>
</context>
<context>
    <name>VisitDeskDetail</name>
    <message>
        <source>%1: %2</source>
        <extracomment>who, and whether they will go</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 has said yes</source>
        <translation>%1 答应去了</translation>
    </message>
    <message>
        <source>The household has agreed</source>
        <translation>这户人家答应了</translation>
    </message>
    <message>
        <source>Telling the server…</source>
        <translation>正在发送…</translation>
    </message>
    <message>
        <source>Plan a visit</source>
        <translation>安排一次走访</translation>
    </message>
    <message>
        <source>It goes on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Plan it anew</source>
        <translation>重新安排</translation>
    </message>
    <message>
        <source>About the household</source>
        <translation>看这户人家</translation>
    </message>
    <message>
        <source>It does not take place</source>
        <translation>这次不去了</translation>
    </message>
    <message>
        <source>End the pair</source>
        <translation>结束结对</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
</context>
<context>
    <name>VisitDeskList</name>
    <message>
        <source>Plan one visit</source>
        <translation>单独安排一次</translation>
    </message>
    <message>
        <source>Print sheets</source>
        <translation>打印走访单</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Nothing to see to</source>
        <translation>没有要办的</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>这里还没有</translation>
    </message>
    <message>
        <source>Pair a volunteer with a household that has consented.</source>
        <translation>把志愿者和一户已同意的人家结成一对。</translation>
    </message>
    <message>
        <source>Plan a round: it says who could visit whom and when.</source>
        <translation>安排一轮走访：系统建议谁、什么时候、去哪一户。</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>再显示 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>No alarm</source>
        <translation>没有警报</translation>
    </message>
    <message>
        <source>When no word comes from a visit, or a visitor needs help, it stands here.</source>
        <translation>走访的人到时没有报平安，或者有人求助，就会显示在这里。</translation>
    </message>
</context>
<context>
    <name>VisitDeskWords</name>
    <message>
        <source>Called off, saved on this phone</source>
        <translation>取消，存在这台设备上</translation>
    </message>
    <message>
        <source>The change is saved on this phone</source>
        <translation>修改存在这台设备上</translation>
    </message>
    <message>
        <source>Ended, saved on this phone</source>
        <translation>结束，存在这台设备上</translation>
    </message>
    <message>
        <source>Goes on, saved on this phone</source>
        <translation>继续，存在这台设备上</translation>
    </message>
    <message>
        <source>Saved on this phone</source>
        <translation>存在这台设备上</translation>
    </message>
    <message>
        <source>Its household is to be asked</source>
        <translation>要征求这户人家同意</translation>
    </message>
    <message>
        <source>Agreed, all will go</source>
        <translation>已约好，都会去</translation>
    </message>
    <message>
        <source>Agreed, %1 of %2 have accepted</source>
        <translation>已约好，%2 人里 %1 人答应了</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>正在走访</translation>
    </message>
    <message>
        <source>Was held</source>
        <translation>已走访</translation>
    </message>
    <message>
        <source>Was not held</source>
        <translation>没有走访</translation>
    </message>
    <message>
        <source>Does not take place</source>
        <translation>不去了</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Was to end %1, no word yet</source>
        <translation>%1 就该结束了，还没有报平安</translation>
    </message>
    <message>
        <source>%1 of %2 who are needed have accepted</source>
        <translation>需要 %2 人，%1 人答应了</translation>
    </message>
    <message>
        <source>Talk with both about going on</source>
        <translation>该和双方谈谈要不要继续</translation>
    </message>
    <message>
        <source>The first visit is with two</source>
        <translation>第一次要两个人一起去</translation>
    </message>
    <message>
        <source>They know each other</source>
        <translation>已经熟悉</translation>
    </message>
    <message>
        <source>%1: a visitor is in distress</source>
        <translation>%1：有走访人求助</translation>
    </message>
    <message>
        <source>No word from %1 since %2</source>
        <extracomment>alias, time</extracomment>
        <translation>%1 从 %2 起没有消息</translation>
    </message>
    <message>
        <source>The off-site contact was told.</source>
        <translation>已告诉约好的联系人。</translation>
    </message>
    <message>
        <source>The coordinators were told.</source>
        <translation>已告诉负责人。</translation>
    </message>
    <message>
        <source>The safeguarding leads were told, too.</source>
        <translation>也已告诉安全负责人。</translation>
    </message>
    <message>
        <source>Contact, coordinators and safeguarding leads were told.</source>
        <translation>已告诉联系人、负责人和安全负责人。</translation>
    </message>
    <message>
        <source>No visit yet</source>
        <translation>还没有走访过</translation>
    </message>
    <message>
        <source>Last visit %1</source>
        <translation>上次 %1</translation>
    </message>
    <message>
        <source>again from %1</source>
        <translation>%1 起可以再去</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>thing, quantity</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Its time is over, nobody agreed</source>
        <translation>时间已过，没有征得同意</translation>
    </message>
</context>
<context>
    <name>VisitFiguresPage</name>
    <message>
        <source>Visits in numbers</source>
        <translation>走访的数字</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>复制表格</translation>
    </message>
    <message>
        <source>No numbers yet</source>
        <translation>还没有数字</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>What was brought</source>
        <translation>送去的东西</translation>
    </message>
    <message>
        <source>Households that want no visits, for now or any more, are in none of these numbers.</source>
        <translation>暂停走访和不再接受走访的，不在任何一个数字里。</translation>
    </message>
    <message>
        <source>Figures of which unit?</source>
        <translation>看哪里的数字？</translation>
    </message>
</context>
<context>
    <name>VisitPlanPage</name>
    <message>
        <source>Plan it anew</source>
        <translation>重新安排</translation>
    </message>
    <message>
        <source>Plan a visit</source>
        <translation>安排一次走访</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Save the new plan</source>
        <translation>保存新的安排</translation>
    </message>
    <message>
        <source>Plan it</source>
        <translation>安排</translation>
    </message>
    <message>
        <source>When time or people change, the household is asked anew.</source>
        <translation>时间或人有变化，要重新征求这户人家同意。</translation>
    </message>
    <message>
        <source>The household is asked before the visit stands.</source>
        <translation>这户人家答应之后才算约好。</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>哪一户</translation>
    </message>
    <message>
        <source>Household: %1</source>
        <translation>哪一户：%1</translation>
    </message>
    <message>
        <source>Find by alias</source>
        <translation>按代号查找</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>到</translation>
    </message>
</context>
<context>
    <name>VisitsDeskPage</name>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Pair two</source>
        <translation>结成一对</translation>
    </message>
    <message>
        <source>Plan a round</source>
        <translation>安排一轮</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>All visits</source>
        <translation>全部走访</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>列出什么</translation>
    </message>
    <message>
        <source>None chosen</source>
        <translation>还没有选</translation>
    </message>
    <message>
        <source>Choose one to see who goes there, or to plan it anew.</source>
        <translation>选一次，看谁去，或者重新安排。</translation>
    </message>
</context>
<context>
    <name>WhereSheet</name>
    <message>
        <source>This closes after a minute. It is kept nowhere on this phone.</source>
        <translation>一分钟后自动关闭，不保存在这台设备上。</translation>
    </message>
    <message>
        <source>For when somebody there may be in danger. It is on record, and the household sees who looked.</source>
        <translation>担心那里有人出事时才看。查看会留下记录，这户人家能看到谁看过。</translation>
    </message>
    <message>
        <source>Show the address</source>
        <translation>显示住址</translation>
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
    <name>glimmer::mobile::RoundModel</name>
    <message numerus="yes">
        <source>%n visit(s) are planned. Now their households are asked.</source>
        <translation>
            <numerusform>已安排 %n 次走访，接下来请征求各户同意。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was published. %1</source>
        <translation>一次也没有发布。%1</translation>
    </message>
    <message>
        <source>Nothing was published. %1: %2</source>
        <translation>一次也没有发布。%1：%2</translation>
    </message>
    <message>
        <source>There is no community of yours yet</source>
        <translation>这里还没有您负责的社区</translation>
    </message>
    <message>
        <source>The day looks like 2026-12-31 and is not over</source>
        <translation>日期写成 2026-12-31，不能早于今天</translation>
    </message>
    <message>
        <source>1 to 31 days</source>
        <translation>1 到 31 天</translation>
    </message>
    <message>
        <source>10 to 240 minutes</source>
        <translation>10 到 240 分钟</translation>
    </message>
    <message>
        <source>The round cannot be kept here.</source>
        <translation>这次安排存不到这台设备上。</translation>
    </message>
    <message>
        <source>%1, %2 to %3</source>
        <extracomment>unit, first day, last day</extracomment>
        <translation>%1，%2 到 %3</translation>
    </message>
    <message>
        <source>Before: no visit</source>
        <translation>原来：没有走访</translation>
    </message>
    <message>
        <source>Before: %1, %2</source>
        <extracomment>who, when</extracomment>
        <translation>原来：%1，%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>who and why</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>全部 %1</translation>
    </message>
    <message>
        <source>Changed %1</source>
        <translation>有变化 %1</translation>
    </message>
    <message>
        <source>Left out %1</source>
        <translation>这次不去 %1</translation>
    </message>
    <message>
        <source>%1 · it had a visit before</source>
        <translation>%1 · 原来有一次走访</translation>
    </message>
    <message>
        <source>%1 of %2 households have a visit.</source>
        <translation>%2 户里 %1 户有人走访。</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n visit(s)</source>
        <translation>
            <numerusform>%1：%n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 goes there already.</source>
        <translation>%1 已经要去那里。</translation>
    </message>
    <message>
        <source>%1 goes there. This visit is fixed now.</source>
        <translation>改由 %1 去，这次走访已锁定。</translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) are being published.</source>
        <translation>
            <numerusform>正在发布 %n 次走访。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) were published at %1.</source>
        <extracomment>a time of today</extracomment>
        <translation>
            <numerusform>%1 发布了 %n 次走访。</numerusform>
        </translation>
    </message>
    <message>
        <source>Until %1 the round can be taken back. Visits that nobody has said yes to are cancelled, and everybody who was told of any hears so once. The others stay. Then you plan on where you were.</source>
        <translation>%1 以前可以撤回这一轮：还没有人答应的走访会取消，通知过的每个人只收到一条消息；有人答应了的照旧。然后接着原来的安排继续排。</translation>
    </message>
    <message>
        <source>These visits stay, somebody had said yes or they were changed meanwhile: %1</source>
        <translation>这些走访照旧，已经有人答应，或者情况变了：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) are taken back. Whoever was told hears it.</source>
        <translation>
            <numerusform>撤回了 %n 次走访，通知过的人会知道。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::VisitFiguresModel</name>
    <message>
        <source>Households</source>
        <translation>家庭</translation>
    </message>
    <message>
        <source>Their consent is in force today.</source>
        <translation>同意今天还有效的。</translation>
    </message>
    <message>
        <source>Visited</source>
        <translation>走访到的</translation>
    </message>
    <message>
        <source>Of these, with a visit that was held in these days.</source>
        <translation>其中这些天里走访过的。</translation>
    </message>
    <message>
        <source>Visits held</source>
        <translation>走访次数</translation>
    </message>
    <message>
        <source>Visits that took place in these days.</source>
        <translation>这些天里完成的走访。</translation>
    </message>
    <message>
        <source>Not held</source>
        <translation>没有成行</translation>
    </message>
    <message>
        <source>Were agreed and did not take place. Why is written down nowhere.</source>
        <translation>约好而没有成行的，原因哪里也不记。</translation>
    </message>
    <message>
        <source>Visitors</source>
        <translation>走访人次</translation>
    </message>
    <message>
        <source>Who was there, each visit counted for itself.</source>
        <translation>去的人，一次算一次。</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>Of all these visitors, from coming to leaving.</source>
        <translation>所有走访人从到达到离开的时间。</translation>
    </message>
    <message>
        <source>Copied. Paste it into a table.</source>
        <translation>已复制，可以粘贴到表格里。</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::VisitPlanModel</name>
    <message>
        <source>Say what is brought</source>
        <translation>请写带什么</translation>
    </message>
    <message>
        <source>Say how much is brought</source>
        <translation>请写带多少</translation>
    </message>
    <message>
        <source>That is enough for one visit</source>
        <translation>一次带这些就够了</translation>
    </message>
    <message>
        <source>Say which household</source>
        <translation>请选哪一户</translation>
    </message>
    <message>
        <source>The day looks like 2026-12-31</source>
        <translation>日期写成 2026-12-31</translation>
    </message>
    <message>
        <source>When? 14:00 to 14:45</source>
        <translation>什么时间？写成 14:00 到 14:45</translation>
    </message>
    <message>
        <source>Say who goes</source>
        <translation>请选谁去</translation>
    </message>
    <message>
        <source>At most four go together</source>
        <translation>最多四个人一起去</translation>
    </message>
    <message>
        <source>0 to 240 minutes</source>
        <translation>0 到 240 分钟</translation>
    </message>
    <message>
        <source>At most 20 things to see to</source>
        <translation>要办的事最多 20 件</translation>
    </message>
    <message>
        <source>At most 60 characters on a line</source>
        <translation>一行最多 60 个字</translation>
    </message>
    <message>
        <source>Planned anew. The household is asked again.</source>
        <translation>已重新安排，要再征求这户人家同意。</translation>
    </message>
    <message>
        <source>Planned. Now the household is asked.</source>
        <translation>已安排，接下来请征求这户人家同意。</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::VisitsDeskModel</name>
    <message>
        <source>To see to %1</source>
        <translation>要办 %1</translation>
    </message>
    <message>
        <source>Visits %1</source>
        <translation>走访 %1</translation>
    </message>
    <message>
        <source>Pairs %1</source>
        <translation>结对 %1</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>household and person</comment>
        <translation>%1 和 %2</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>还没有发出</translation>
    </message>
    <message>
        <source>No word yet</source>
        <translation>还没有报平安</translation>
    </message>
    <message>
        <source>Too few go</source>
        <translation>人手不够</translation>
    </message>
    <message>
        <source>Ask the household</source>
        <translation>要征求这户人家同意</translation>
    </message>
    <message>
        <source>A visit is due and none is planned</source>
        <translation>该走访了，还没有安排</translation>
    </message>
    <message>
        <source>Due from %1</source>
        <translation>%1起该走访</translation>
    </message>
    <message>
        <source>The consent runs out</source>
        <translation>同意快到期</translation>
    </message>
    <message>
        <source>Pairs to talk with</source>
        <translation>该和双方谈谈的结对</translation>
    </message>
    <message>
        <source>Somebody comes for the first time</source>
        <translation>有人第一次去</translation>
    </message>
    <message>
        <source>Without word the coordinators are told first</source>
        <translation>没有消息时先告诉负责人</translation>
    </message>
    <message>
        <source>Without word %1 is told first</source>
        <translation>没有消息时先告诉 %1</translation>
    </message>
    <message>
        <source>Until there is signal again: %1</source>
        <translation>回到有信号的地方要 %1</translation>
    </message>
    <message>
        <source>You go there yourself: somebody else asks the household, or its own contact agrees.</source>
        <translation>您自己要去那里，请别人征求同意，或由这户人家的联系人自己答应。</translation>
    </message>
    <message>
        <source>will go</source>
        <translation>会去</translation>
    </message>
    <message>
        <source>has not answered yet</source>
        <translation>还没有答复</translation>
    </message>
    <message>
        <source>There is a note for whoever comes next; it shows with the address.</source>
        <translation>给下一位走访人留了话，和住址一起显示。</translation>
    </message>
    <message>
        <source>A visit is due</source>
        <translation>该走访了</translation>
    </message>
    <message>
        <source>%1 has agreed.</source>
        <translation>%1 答应了。</translation>
    </message>
    <message>
        <source>%1 will go.</source>
        <translation>%1 会去。</translation>
    </message>
    <message>
        <source>The visit does not take place. Its visitors are told.</source>
        <translation>这次不去了，会通知走访人。</translation>
    </message>
    <message>
        <source>It goes on. Talk with both again in half a year.</source>
        <translation>继续。半年后再和双方谈谈。</translation>
    </message>
    <message>
        <source>Ended. Visits of the two that were planned need somebody else.</source>
        <translation>已结束。这两人已安排的走访要换人。</translation>
    </message>
    <message>
        <source>They are well. Everybody who was told hears it.</source>
        <translation>已报平安，会告诉所有收到提醒的人。</translation>
    </message>
    <message>
        <source>You look after it. Nobody further is told for 30 minutes.</source>
        <translation>由您处理，30 分钟内不再告诉别人。</translation>
    </message>
    <message>
        <source>no number is known</source>
        <translation>没有登记电话</translation>
    </message>
    <message>
        <source>Say who goes there</source>
        <translation>请选谁去</translation>
    </message>
    <message>
        <source>%1 and %2 are a pair. The first visit is with two.</source>
        <translation>%1 和 %2 已结对，第一次要两个人一起去。</translation>
    </message>
    <message>
        <source>A day looks like 2026-12-01 or 12-1, the last one not before the first.</source>
        <translation>日期写成 2026-12-01 或 12-1，最后一天不能早于第一天。</translation>
    </message>
    <message>
        <source>Nobody goes anywhere in these days.</source>
        <translation>这些天没有人去走访。</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>文件写不进去：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s). Saved: %1</source>
        <translation>
            <numerusform>%n 张。已保存：%1</numerusform>
        </translation>
    </message>
</context>
</TS>
