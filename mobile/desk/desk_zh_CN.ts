<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AddSheet</name>
    <message>
        <source>Add a person</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Add a team</source>
        <translation>添加队伍</translation>
    </message>
    <message>
        <source>Add a community</source>
        <translation>添加社区或村</translation>
    </message>
    <message>
        <source>Whole rosters come in with `glimmerd import people FILE`.</source>
        <translation>整份名册请用 glimmerd import people 文件名 导入。</translation>
    </message>
    <message>
        <source>A team or branch is where people are at home.</source>
        <translation>队伍或支队是人员所属的单位。</translation>
    </message>
    <message>
        <source>A community or village is where service happens.</source>
        <translation>社区或村是开展服务的地方。</translation>
    </message>
    <message>
        <source>What</source>
        <translation>添加什么</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>队伍</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>社区、村</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Home unit</source>
        <translation>所属单位</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>上级单位</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Type a name first</source>
        <translation>请先填写姓名</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回名单</translation>
    </message>
    <message>
        <source>What it is called</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Telephone number (may be left empty; kept at the server alone)</source>
        <translation>电话（可以不填；只存在服务器上）</translation>
    </message>
</context>
<context>
    <name>CardWords</name>
    <message>
        <source>Show this to the leader when you come and when you go.</source>
        <translation>到达和离开时，请给带队人看。</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>卡片</translation>
    </message>
</context>
<context>
    <name>CardsSheet</name>
    <message>
        <source>Cards for people without a phone</source>
        <translation>给没有手机的人的卡片</translation>
    </message>
    <message>
        <source>Name, team and a code stand on it, and nothing else. The leader scans the card when its owner comes and when they go.</source>
        <translation>卡片上只有姓名、所属团队和一个二维码。本人到达和离开时，由带队人扫这张卡。</translation>
    </message>
    <message>
        <source>Save the cards</source>
        <translation>保存卡片</translation>
    </message>
    <message>
        <source>Nobody here is without the app</source>
        <translation>名单里的人都在用应用</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>先不</translation>
    </message>
</context>
<context>
    <name>ChangeDates</name>
    <message>
        <source>The dates</source>
        <translation>各场时间</translation>
    </message>
    <message>
        <source>The date</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Which dates</source>
        <translation>改哪几场</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>只改这场</translation>
    </message>
    <message>
        <source>This and later ones</source>
        <translation>这场及以后</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Nobody leads it yet</source>
        <translation>还没有带队人</translation>
    </message>
    <message>
        <source>Led by %1</source>
        <translation>带队人：%1</translation>
    </message>
    <message>
        <source>Somebody else? Find by name</source>
        <translation>换一个人？按姓名查找</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>岗位</translation>
    </message>
</context>
<context>
    <name>ChangeSheet</name>
    <message>
        <source>Change it like this?</source>
        <translation>这样修改吗？</translation>
    </message>
    <message>
        <source>People have joined these dates, which would move</source>
        <translation>这几场要改时间，已经有人报名</translation>
    </message>
    <message>
        <source>Move them and tell the people</source>
        <translation>改时间并通知已报名的人</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Leave dates with people where they are</source>
        <translation>有人报名的场次不动</translation>
    </message>
    <message>
        <source>Back, nothing is sent</source>
        <translation>返回，什么都不发出</translation>
    </message>
</context>
<context>
    <name>ChangeShiftPage</name>
    <message>
        <source>Change</source>
        <translation>修改活动</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Look at it and send</source>
        <translation>核对后发出</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>正在发出</translation>
    </message>
</context>
<context>
    <name>ChangeWords</name>
    <message>
        <source>The event</source>
        <translation>活动内容</translation>
    </message>
    <message>
        <source>This holds for all its dates.</source>
        <translation>对所有场次都有效。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Place to meet</source>
        <translation>集合地点</translation>
    </message>
    <message>
        <source>What happens there</source>
        <translation>活动说明</translation>
    </message>
    <message>
        <source>What to bring</source>
        <translation>需要带什么</translation>
    </message>
    <message>
        <source>Category, for the figures</source>
        <translation>类别（统计用）</translation>
    </message>
</context>
<context>
    <name>ChatListGroup</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Wish</source>
        <translation>心愿</translation>
    </message>
    <message>
        <source>Please say which</source>
        <translation>请说明是哪一个</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>这一行不改动</translation>
    </message>
</context>
<context>
    <name>ChatListPage</name>
    <message>
        <source>Certain</source>
        <translation>确定的</translation>
    </message>
    <message>
        <source>To ask</source>
        <translation>要问一问</translation>
    </message>
    <message>
        <source>Cannot be</source>
        <translation>不成立</translation>
    </message>
    <message>
        <source>Passed over</source>
        <translation>跳过的</translation>
    </message>
    <message>
        <source>List from a chat group</source>
        <translation>群里的接龙</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Read the list</source>
        <translation>读名单</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>这份名单是关于</translation>
    </message>
    <message>
        <source>What people write</source>
        <translation>大家写的是</translation>
    </message>
    <message>
        <source>They bring it</source>
        <translation>认领、带来</translation>
    </message>
    <message>
        <source>They wish for it</source>
        <translation>许下的心愿</translation>
    </message>
    <message>
        <source>The list is read and kept nowhere.</source>
        <translation>名单只读一遍，哪里都不保存。</translation>
    </message>
    <message>
        <source>The list is being read…</source>
        <translation>正在读名单…</translation>
    </message>
    <message>
        <source>For the group</source>
        <translation>回复到群里</translation>
    </message>
    <message>
        <source>Copy the reply</source>
        <translation>复制回复</translation>
    </message>
    <message>
        <source>Which wish?</source>
        <translation>是哪一个心愿？</translation>
    </message>
    <message>
        <source>The list, as it stands in the group</source>
        <translation>把群里的接龙原样粘贴到这里</translation>
    </message>
    <message>
        <source>Another list</source>
        <translation>读另一份名单</translation>
    </message>
</context>
<context>
    <name>ChatReasons</name>
    <message>
        <source>Nobody here has this name.</source>
        <translation>这里没有叫这个名字的人。</translation>
    </message>
    <message>
        <source>Several people have this name.</source>
        <translation>有几个人叫这个名字。</translation>
    </message>
    <message>
        <source>They are not sure yet.</source>
        <translation>还没有定下来。</translation>
    </message>
    <message>
        <source>This could not be understood.</source>
        <translation>没有看懂。</translation>
    </message>
    <message>
        <source>This is only a nickname.</source>
        <translation>这只是一个称呼。</translation>
    </message>
    <message>
        <source>The number is another one.</source>
        <translation>电话号码对不上。</translation>
    </message>
    <message>
        <source>They belong to another unit.</source>
        <translation>属于别的单位。</translation>
    </message>
    <message>
        <source>They are in the list twice.</source>
        <translation>名单里出现了两次。</translation>
    </message>
    <message>
        <source>They join and leave in one list.</source>
        <translation>同一份名单里又报名又退出。</translation>
    </message>
    <message>
        <source>They leave and were not signed up.</source>
        <translation>要退出，但并没有报名。</translation>
    </message>
    <message>
        <source>They are signed up already.</source>
        <translation>已经报过名了。</translation>
    </message>
    <message>
        <source>They bring too many others.</source>
        <translation>带的人太多。</translation>
    </message>
    <message>
        <source>This is talk.</source>
        <translation>这是聊天。</translation>
    </message>
    <message>
        <source>There is only a number.</source>
        <translation>只有一个序号。</translation>
    </message>
    <message>
        <source>A later line replaces it.</source>
        <translation>后面一行替换了它。</translation>
    </message>
    <message>
        <source>A later line takes it back.</source>
        <translation>后面一行取消了它。</translation>
    </message>
</context>
<context>
    <name>DeskPage</name>
    <message>
        <source>Desk</source>
        <translation>工作台</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>待处理</translation>
    </message>
</context>
<context>
    <name>EventWords</name>
    <message>
        <source>Give it a name</source>
        <translation>请填写名称</translation>
    </message>
    <message>
        <source>The description is too long: 2,000 characters at most</source>
        <translation>活动说明太长：最多 2000 字</translation>
    </message>
</context>
<context>
    <name>ExportCard</name>
    <message>
        <source>Excel workbook</source>
        <translation>Excel 工作簿</translation>
    </message>
    <message>
        <source>Totals, records and definitions</source>
        <translation>合计、明细和口径说明</translation>
    </message>
    <message>
        <source>Export Excel</source>
        <translation>导出 Excel</translation>
    </message>
    <message>
        <source>Totals as CSV</source>
        <translation>合计（CSV）</translation>
    </message>
    <message>
        <source>One line a person</source>
        <translation>每人一行</translation>
    </message>
    <message>
        <source>Export totals</source>
        <translation>导出合计</translation>
    </message>
    <message>
        <source>Records as CSV</source>
        <translation>明细（CSV）</translation>
    </message>
    <message>
        <source>One line a check-in, for other systems</source>
        <translation>每次签到一行，供其他系统使用</translation>
    </message>
    <message>
        <source>Export records</source>
        <translation>导出明细</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Unit and days are those chosen above. The export is on record.</source>
        <translation>按上面选定的单位和日期导出。每次导出都有记录。</translation>
    </message>
    <message>
        <source>Writing the file…</source>
        <translation>正在生成文件……</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
</context>
<context>
    <name>FigureRows</name>
    <message>
        <source>Asking the server…</source>
        <translation>正在向服务器查询…</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <extracomment>Person, what, how many hours</extracomment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>再看 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FigureTable</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>场次</translation>
    </message>
    <message>
        <source>Person-times</source>
        <translation>人次</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待确认</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>再显示 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>No service in these days.</source>
        <translation>这段日期里没有服务记录。</translation>
    </message>
    <message>
        <source>%1, %2 h, see the rows</source>
        <translation>%1，%2 小时，查看明细</translation>
    </message>
    <message>
        <source>Press a line to see the rows behind it.</source>
        <translation>点一行，看它的明细。</translation>
    </message>
</context>
<context>
    <name>HoursDeskPage</name>
    <message>
        <source>Hours and export</source>
        <translation>时长与导出</translation>
    </message>
    <message>
        <source>Hours of which unit?</source>
        <translation>看哪个单位的时长？</translation>
    </message>
    <message>
        <source>Not accept these hours?</source>
        <translation>不认可这段时长？</translation>
    </message>
    <message>
        <source>They count nowhere. The person reads the reason.</source>
        <translation>这段时长不计入任何合计。本人会看到原因。</translation>
    </message>
    <message>
        <source>Why (they read it)</source>
        <translation>原因（本人会看到）</translation>
    </message>
    <message>
        <source>Leave it waiting</source>
        <translation>先放着</translation>
    </message>
    <message>
        <source>Do not accept</source>
        <translation>不认可</translation>
    </message>
    <message>
        <source>Say why first</source>
        <translation>请先写明原因</translation>
    </message>
    <message>
        <source>All figures</source>
        <translation>返回统计</translation>
    </message>
    <message>
        <source>See the rows behind these numbers</source>
        <translation>查看这些数字的明细</translation>
    </message>
</context>
<context>
    <name>InvitationCard</name>
    <message>
        <source>Invitation</source>
        <translation>邀请</translation>
    </message>
    <message>
        <source>For a phone of this person. A former one is void from then on.</source>
        <translation>供此人的手机使用。新的一做出来，旧的就作废。</translation>
    </message>
    <message>
        <source>The invitation as a QR code</source>
        <translation>邀请二维码</translation>
    </message>
    <message>
        <source>To type: server %1, code %2</source>
        <translation>手动输入：服务器 %1，邀请码 %2</translation>
    </message>
    <message>
        <source>After a typed code their phone shows six digits, which you type here.</source>
        <translation>输入邀请码后，对方手机会显示六位数字，请在这里填写。</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Make a new one</source>
        <translation>重新生成</translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>邀请加入</translation>
    </message>
</context>
<context>
    <name>LedgerHeadCard</name>
    <message>
        <source>Seal of the ledger</source>
        <translation>台账校验码</translation>
    </message>
    <message>
        <source>Note it down or send it to somebody outside. If an hour up to that day is changed or taken out later, these digits show it.</source>
        <translation>请记下来，或发给外面的人。以后若有人改动或删去到这一天为止的工时，凭这串数就能查出来。</translation>
    </message>
    <message>
        <source>Copy in full</source>
        <translation>复制完整内容</translation>
    </message>
</context>
<context>
    <name>NewDatePage</name>
    <message>
        <source>Add a date</source>
        <translation>加一场</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Add this date</source>
        <translation>加上这一场</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>岗位</translation>
    </message>
</context>
<context>
    <name>NumberSheet</name>
    <message>
        <source>The number of %1</source>
        <translation>%1的电话</translation>
    </message>
    <message>
        <source>One that is on record is replaced. It is kept at the server alone.</source>
        <translation>已登记的号码会被替换。只存在服务器上。</translation>
    </message>
    <message>
        <source>Telephone number</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Type a number first</source>
        <translation>先输入号码</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>不改了</translation>
    </message>
</context>
<context>
    <name>PeopleList</name>
    <message>
        <source>Has the app</source>
        <translation>已用应用</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Find by name</source>
        <translation>按姓名查找</translation>
    </message>
    <message>
        <source>All people</source>
        <translation>全部人员</translation>
    </message>
    <message>
        <source>Nobody chosen</source>
        <translation>还没有选人</translation>
    </message>
    <message>
        <source>Choose a person to invite them or to let their phone in.</source>
        <translation>选一个人，可以邀请其加入，或放行其手机。</translation>
    </message>
    <message>
        <source>Shut this phone out?</source>
        <translation>停用这部手机？</translation>
    </message>
    <message>
        <source>It is signed out at once. What it has not sent yet is lost.</source>
        <translation>它会立即退出登录，还没发出的内容会丢失。</translation>
    </message>
    <message>
        <source>Leave it in</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Shut it out</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Print cards</source>
        <translation>打印卡片</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
</context>
<context>
    <name>PersonCard</name>
    <message>
        <source>Reported to: %1</source>
        <translation>已报到：%1</translation>
    </message>
    <message>
        <source>Print a card</source>
        <translation>打印卡片</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Telephone number</source>
        <translation>查看电话</translation>
    </message>
    <message>
        <source>Enter a number</source>
        <translation>登记号码</translation>
    </message>
</context>
<context>
    <name>PhoneCard</name>
    <message>
        <source>Ask the person, by voice, for the six digits on their screen and type them.</source>
        <translation>请当面或打电话问本人，把其屏幕上的六位数字填在这里。</translation>
    </message>
    <message>
        <source>Six digits</source>
        <translation>六位数字</translation>
    </message>
    <message>
        <source>Let this phone in</source>
        <translation>放行这部手机</translation>
    </message>
    <message>
        <source>Shut out</source>
        <translation>停用</translation>
    </message>
</context>
<context>
    <name>PositionFields</name>
    <message>
        <source>Position</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Helper, driver, translator</source>
        <translation>志愿者、司机、翻译</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>From age</source>
        <translation>最低年龄</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Needed skills, all of them</source>
        <translation>需要的特长（都要有）</translation>
    </message>
    <message>
        <source>First aid, driving</source>
        <translation>急救、驾驶</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>去掉%1</translation>
    </message>
    <message>
        <source>Another position</source>
        <translation>再加一个岗位</translation>
    </message>
</context>
<context>
    <name>RoleForm</name>
    <message>
        <source>Role</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Unit, with those below it</source>
        <translation>单位（含下级单位）</translation>
    </message>
    <message>
        <source>Choose a unit</source>
        <translation>选择单位</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>任期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
</context>
<context>
    <name>RoleLine</name>
    <message>
        <source>%1, ends soon</source>
        <translation>%1，快到期了</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>续任</translation>
    </message>
    <message>
        <source>End</source>
        <translation>免去</translation>
    </message>
</context>
<context>
    <name>RolesSheet</name>
    <message>
        <source>Give a role</source>
        <translation>授予职务</translation>
    </message>
    <message>
        <source>In which unit?</source>
        <translation>在哪个单位？</translation>
    </message>
    <message>
        <source>Renew this role?</source>
        <translation>要续任吗？</translation>
    </message>
    <message>
        <source>End this role?</source>
        <translation>要免去这项职务吗？</translation>
    </message>
    <message>
        <source>Roles of %1</source>
        <translation>%1的职务</translation>
    </message>
    <message>
        <source>Nobody gives, renews or ends a role of their own. Another administrator does it.</source>
        <translation>谁都不能任免自己的职务，由另一位管理员来办。</translation>
    </message>
    <message>
        <source>A role holds in its unit and in those below it. Every change goes on record.</source>
        <translation>职务在所选单位和下级单位内有效，每次变动都留下记录。</translation>
    </message>
    <message>
        <source>No role in your units.</source>
        <translation>在你管理的单位里没有职务。</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>正在查询服务器…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Give this role</source>
        <translation>授予</translation>
    </message>
    <message>
        <source>Giving it…</source>
        <translation>正在授予…</translation>
    </message>
    <message>
        <source>Renew it</source>
        <translation>续任</translation>
    </message>
    <message>
        <source>Renewing it…</source>
        <translation>正在续任…</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>免去</translation>
    </message>
    <message>
        <source>Ending it…</source>
        <translation>正在免去…</translation>
    </message>
    <message>
        <source>Back to the person</source>
        <translation>返回这个人</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>SeriesAdvanced</name>
    <message>
        <source>Fewer questions</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>More: positions, skills, age, sign-up, description</source>
        <translation>更多：岗位、特长、年龄、报名时间、活动说明</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>What happens there</source>
        <translation>活动说明</translation>
    </message>
</context>
<context>
    <name>SeriesDates</name>
    <message>
        <source>These days</source>
        <translation>这些日子</translation>
    </message>
    <message>
        <source>Touch a day to leave it out.</source>
        <translation>点一下某天，就不办这一场。</translation>
    </message>
    <message>
        <source>takes place</source>
        <translation>举办</translation>
    </message>
    <message>
        <source>something else is there</source>
        <translation>此地另有活动</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>不办</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>Day, what is there then</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Nothing else is at this place then</source>
        <translation>此地这些时间没有别的活动</translation>
    </message>
</context>
<context>
    <name>SeriesForm</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Place to meet</source>
        <translation>集合地点</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>多久一次</translation>
    </message>
    <message>
        <source>Once</source>
        <translation>一次</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>Every 2 weeks</source>
        <translation>每两周</translation>
    </message>
    <message>
        <source>Every month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>What to bring</source>
        <translation>需要带什么</translation>
    </message>
    <message>
        <source>Category, for the figures</source>
        <translation>类别（统计用）</translation>
    </message>
    <message>
        <source>Environment, culture, traffic</source>
        <translation>环境、文化、交通</translation>
    </message>
    <message>
        <source>Led by %1</source>
        <translation>带队人：%1</translation>
    </message>
    <message>
        <source>Somebody else? Find by name</source>
        <translation>换一个人？按姓名查找</translation>
    </message>
</context>
<context>
    <name>SeriesPage</name>
    <message>
        <source>New event</source>
        <translation>新活动</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message numerus="yes">
        <source>Publish %n shifts</source>
        <translation>
            <numerusform>发布 %n 场</numerusform>
        </translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Where does it happen?</source>
        <translation>在哪里举办？</translation>
    </message>
</context>
<context>
    <name>ShiftFields</name>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
</context>
<context>
    <name>TakeOffSheet</name>
    <message>
        <source>Take these people off?</source>
        <translation>要取消这些人的报名吗？</translation>
    </message>
    <message>
        <source>Somebody may have written it as a joke, or for somebody else. Please look once more.</source>
        <translation>也许有人是开玩笑，或者写错了人。请再看一眼。</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>先不</translation>
    </message>
    <message>
        <source>I have looked: go on</source>
        <translation>看过了，就这样办</translation>
    </message>
    <message>
        <source>Give these wishes back?</source>
        <translation>要放回这些心愿吗？</translation>
    </message>
</context>
<context>
    <name>UnitRulesPage</name>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>What a wish may be worth</source>
        <translation>一个心愿最多多少钱</translation>
    </message>
    <message>
        <source>Whoever writes or reviews a wish reads it. Nothing is refused for it.</source>
        <translation>登记和审核心愿的人会看到这个数，超出也不会被拒绝。</translation>
    </message>
    <message>
        <source>At most, in yuan; empty says nothing</source>
        <translation>最多多少元，留空就不写</translation>
    </message>
    <message>
        <source>Save the value</source>
        <translation>保存数额</translation>
    </message>
    <message>
        <source>It is as it was</source>
        <translation>和原来一样</translation>
    </message>
    <message>
        <source>Where one person may close a follow-up</source>
        <translation>哪里可以一个人销号</translation>
    </message>
    <message>
        <source>Elsewhere somebody other than who put it right looks first.</source>
        <translation>其他地方，要由另一个人看过再销号。</translation>
    </message>
    <message>
        <source>When no word comes from a visit</source>
        <translation>走访没有消息时</translation>
    </message>
    <message>
        <source>Minutes behind the end of the visit and the way back. The phone of the visitors needs no signal for it.</source>
        <translation>走访结束、加上返程之后再过几分钟。走访人的手机不需要有信号。</translation>
    </message>
    <message>
        <source>Off-site contact</source>
        <translation>约定的联系人</translation>
    </message>
    <message>
        <source>Coordinators</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Safeguarding leads</source>
        <translation>安全负责人</translation>
    </message>
    <message>
        <source>Save the minutes</source>
        <translation>保存分钟数</translation>
    </message>
</context>
<context>
    <name>WaitingRecordsCard</name>
    <message numerus="yes">
        <source>%n waiting to be confirmed</source>
        <translation>
            <numerusform>%n 条待确认</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <extracomment>Person, what, how many hours</extracomment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>When, and why it waits</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Not accept</source>
        <translation>不认可</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
</context>
<context>
    <name>WindowFields</name>
    <message>
        <source>Sign-up opens</source>
        <translation>开始报名</translation>
    </message>
    <message>
        <source>Sign-up closes</source>
        <translation>截止报名</translation>
    </message>
    <message>
        <source>Giving a place back is free</source>
        <translation>可自由退出</translation>
    </message>
</context>
<context>
    <name>WishBoardColumn</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Saved on this phone</source>
        <translation>已存在本机</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Call back due</source>
        <translation>该回访了</translation>
    </message>
</context>
<context>
    <name>WishBoardPage</name>
    <message>
        <source>Board of wishes</source>
        <translation>心愿看板</translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n 个已过期</numerusform>
        </translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>待审核</translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation>没有要审核的。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待认领</translation>
    </message>
    <message>
        <source>Every wish has found somebody.</source>
        <translation>每个心愿都有人认领了。</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>已认领</translation>
    </message>
    <message>
        <source>Nothing is on its way.</source>
        <translation>没有在路上的。</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已送到</translation>
    </message>
    <message>
        <source>Nobody to call back.</source>
        <translation>没有要回访的。</translation>
    </message>
    <message>
        <source>Fulfilled</source>
        <translation>已实现</translation>
    </message>
    <message>
        <source>Nothing to close.</source>
        <translation>没有要结束的。</translation>
    </message>
    <message>
        <source>Read a chat list</source>
        <translation>读接龙</translation>
    </message>
</context>
<context>
    <name>WishBoardSheet</name>
    <message>
        <source>It did not come</source>
        <translation>没有收到</translation>
    </message>
    <message>
        <source>Say why below first</source>
        <translation>先在下面写原因</translation>
    </message>
    <message>
        <source>Code of the card: %1</source>
        <translation>卡上的确认码：%1</translation>
    </message>
    <message>
        <source>This look-up is on record.</source>
        <translation>本次查看有记录。</translation>
    </message>
    <message>
        <source>Show the contact</source>
        <translation>看联系方式</translation>
    </message>
    <message>
        <source>Code for the card</source>
        <translation>卡片确认码</translation>
    </message>
    <message>
        <source>Reason, for declining, withdrawing or opening again</source>
        <translation>原因（不发布、撤回或重新打开时要写）</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Do not publish</source>
        <translation>不发布</translation>
    </message>
    <message>
        <source>Say why first</source>
        <translation>先写原因</translation>
    </message>
    <message>
        <source>The receiver says it came</source>
        <translation>对方说收到了</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Withdraw the wish</source>
        <translation>撤回心愿</translation>
    </message>
    <message>
        <source>Back to the board</source>
        <translation>回到看板</translation>
    </message>
    <message>
        <source>Correct it</source>
        <translation>修改</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::ChangeShiftModel</name>
    <message numerus="yes">
        <source>%n date(s) will be changed</source>
        <translation>
            <numerusform>将修改 %n 场</numerusform>
        </translation>
    </message>
    <message>
        <source>This date can no longer be changed</source>
        <translation>这一场已不能修改</translation>
    </message>
    <message>
        <source>The date of %1 would lie in the past</source>
        <translation>%1 那场会改到过去的时间</translation>
    </message>
    <message>
        <source>Nothing is different yet</source>
        <translation>还没有改动</translation>
    </message>
    <message>
        <source>%1 becomes %2</source>
        <translation>%1 改为 %2</translation>
    </message>
    <message>
        <source>What a position asks for</source>
        <translation>岗位的要求</translation>
    </message>
    <message>
        <source>Places: %1 becomes %2</source>
        <translation>名额：%1 改为 %2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Led by %1</source>
        <translation>带队人：%1</translation>
    </message>
    <message>
        <source>When people sign up or give a place back</source>
        <translation>报名或退出的时间</translation>
    </message>
    <message numerus="yes">
        <source>So do the others: %n date(s) in all</source>
        <translation>
            <numerusform>其他场次同样移动，共 %n 场</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n date(s)</source>
        <translation>
            <numerusform>共 %n 场</numerusform>
        </translation>
    </message>
    <message>
        <source>People meet here: %1</source>
        <translation>集合地点：%1</translation>
    </message>
    <message>
        <source>The name is %1</source>
        <translation>名称：%1</translation>
    </message>
    <message>
        <source>What is said about it</source>
        <translation>活动说明等文字</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n person(s)</source>
        <translation>
            <numerusform>%1，%n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Meanwhile people have joined: %1 on %2 date(s).</source>
        <translation>刚才有人报了名：%2 场共 %1 人。</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) will be told.</source>
        <translation>
            <numerusform>会通知 %n 人。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is on it yet, or nobody&apos;s time or way changes: nobody is told.</source>
        <translation>没有人报名，或时间地点不变：不会通知任何人。</translation>
    </message>
    <message>
        <source>The words are saved, the dates are not: %1</source>
        <translation>文字已保存，场次没有改：%1</translation>
    </message>
    <message>
        <source>Changed.</source>
        <translation>已修改。</translation>
    </message>
    <message numerus="yes">
        <source>%n date(s) changed.</source>
        <translation>
            <numerusform>已修改 %n 场。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message numerus="yes">
        <source>%n date(s) stay where they are: people have joined.</source>
        <translation>
            <numerusform>%n 场有人报名，没有动。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::ChatListModel</name>
    <message>
        <source>%1, %2</source>
        <comment>thing and how many of it</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>event and time</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Wishes of %1</source>
        <translation>%1的心愿</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>number and title of a wish</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Paste the list first.</source>
        <translation>请先粘贴名单。</translation>
    </message>
    <message>
        <source>There is no shift and no community yet.</source>
        <translation>还没有班次，也没有社区。</translation>
    </message>
    <message>
        <source>Reading a list needs signal. Nothing was kept of it.</source>
        <translation>读名单需要网络。没有保存任何内容。</translation>
    </message>
    <message>
        <source>%1 leaves. Please take them off yourself.</source>
        <translation>%1 要退出，请自行处理。</translation>
    </message>
    <message numerus="yes">
        <source>with %n others</source>
        <translation>
            <numerusform>带 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>line of a list</comment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>Sign up %n people</source>
        <translation>
            <numerusform>报名 %n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hand in %n wishes</source>
        <translation>
            <numerusform>提交 %n 个心愿</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Claim %n wishes</source>
        <translation>
            <numerusform>认领 %n 个心愿</numerusform>
        </translation>
    </message>
    <message>
        <source>A neighbour</source>
        <translation>一位邻居</translation>
    </message>
    <message numerus="yes">
        <source>%n entries are on their way.</source>
        <translation>
            <numerusform>%n 条已在路上。</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied. Paste it into the group.</source>
        <translation>已复制，可粘贴到群里。</translation>
    </message>
    <message>
        <source>What this list is about is over or was cancelled. The list was put away; please choose again and read it once more.</source>
        <translation>这份名单对应的活动已结束或已取消。名单已收起，请重新选择，再读一次。</translation>
    </message>
    <message>
        <source>Somebody takes over from somebody else: %1. Please change it yourself.</source>
        <translation>这一行是换人：%1。请自行处理。</translation>
    </message>
    <message numerus="yes">
        <source>Too late to undo %n entries: they have been sent.</source>
        <translation>
            <numerusform>有 %n 条已经发出，撤不回来了。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 leaves and is taken off</source>
        <translation>%1 退出，将取消报名</translation>
    </message>
    <message>
        <source>%1 comes for %2, who is taken off</source>
        <translation>%1 顶替 %2，%2 将取消报名</translation>
    </message>
    <message>
        <source>%1 comes for %2. Please change it yourself.</source>
        <translation>%1 顶替 %2，请自行处理。</translation>
    </message>
    <message numerus="yes">
        <source>Take %n people off</source>
        <translation>
            <numerusform>取消 %n 人的报名</numerusform>
        </translation>
    </message>
    <message>
        <source>Sign up %1, take %2 off</source>
        <translation>报名 %1 人，取消 %2 人</translation>
    </message>
    <message>
        <source>%1 is taken off and told so.</source>
        <translation>%1 的报名将取消，并会收到通知。</translation>
    </message>
    <message>
        <source>%1 is taken off and told so; after that %2 is signed up.</source>
        <translation>%1 的报名将取消，并会收到通知；然后为 %2 报名。</translation>
    </message>
    <message numerus="yes">
        <source>%n people are in line: a place that is free goes to them first, and who comes instead may have to wait.</source>
        <translation>
            <numerusform>有 %n 人在候补：空出的名额先给他们，顶替的人可能要排队。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 leaves and gives back: %2</source>
        <translation>%1 退出，放回心愿：%2</translation>
    </message>
    <message>
        <source>%1 gives back and is told so: %2</source>
        <translation>%1 认领的心愿将放回，并会收到通知：%2</translation>
    </message>
    <message numerus="yes">
        <source>Give %n wishes back</source>
        <translation>
            <numerusform>放回 %n 个心愿</numerusform>
        </translation>
    </message>
    <message>
        <source>Claim %1, give %2 back</source>
        <translation>认领 %1 个，放回 %2 个</translation>
    </message>
    <message>
        <source>Nothing is changed about this line.</source>
        <translation>这一行不作改动。</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::EndingRolesModel</name>
    <message>
        <source>You are %1 until %2.</source>
        <translation>你是%1，到 %2 为止。</translation>
    </message>
    <message>
        <source>An administrator can renew it.</source>
        <translation>到期前可以请管理员续任。</translation>
    </message>
    <message>
        <source>%1 is %2 until %3.</source>
        <translation>%1是%2，到 %3 为止。</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>有人</translation>
    </message>
    <message>
        <source>You can renew it.</source>
        <translation>可以由你续任。</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::FigureRowsModel</name>
    <message>
        <source>%1 %2</source>
        <extracomment>A date and the times of a service</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s), %1 h that count</source>
        <translation>
            <numerusform>%n 条，计入 %1 小时</numerusform>
        </translation>
    </message>
    <message>
        <source>These are too many days to look through them all.</source>
        <translation>这段日期太长，没有全部查完，请缩短日期。</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::HoursDeskModel</name>
    <message>
        <source>Not named</source>
        <translation>未填</translation>
    </message>
    <message>
        <source>No check-out; counted to the planned end</source>
        <translation>没有签退，按计划结束时间计</translation>
    </message>
    <message>
        <source>The phone&apos;s signature does not hold</source>
        <translation>手机的签名不符</translation>
    </message>
    <message>
        <source>A phone was used that had been signed out</source>
        <translation>用的是已注销的手机</translation>
    </message>
    <message>
        <source>The phone says two things in one place, as after a restore</source>
        <translation>手机的记录前后有两个版本，可能是恢复过旧备份</translation>
    </message>
    <message>
        <source>Hours of two people came from one phone</source>
        <translation>同一部手机为两个人报了工时</translation>
    </message>
    <message>
        <source>Only the phone&apos;s own clock says when</source>
        <translation>时间只有手机自己的时钟可依</translation>
    </message>
    <message>
        <source>Who showed the code does not run the shift</source>
        <translation>出示签到码的人不负责这个班次</translation>
    </message>
    <message>
        <source>; </source>
        <extracomment>Between two reasons why somebody should look</extracomment>
        <translation>；</translation>
    </message>
    <message>
        <source>The times do not fit; please look</source>
        <translation>时间对不上，请核对</translation>
    </message>
    <message>
        <source>By person</source>
        <translation>按个人</translation>
    </message>
    <message>
        <source>By home unit</source>
        <translation>按所属单位</translation>
    </message>
    <message>
        <source>By community</source>
        <translation>按社区</translation>
    </message>
    <message>
        <source>By category</source>
        <translation>按类别</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>按月</translation>
    </message>
    <message>
        <source>Your own; somebody else has to look</source>
        <translation>这是您自己的，须由别人确认</translation>
    </message>
    <message>
        <source>Your answer is on its way</source>
        <translation>您的答复正在发出</translation>
    </message>
    <message>
        <source>Nothing waits to be confirmed.</source>
        <translation>没有待确认的记录。</translation>
    </message>
    <message>
        <source>%1 h in all, not yet in the numbers above</source>
        <translation>共 %1 小时，尚未计入上面的数字</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>场次</translation>
    </message>
    <message>
        <source>Person-times</source>
        <translation>人次</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Confirmed.</source>
        <translation>已确认。</translation>
    </message>
    <message>
        <source>Not accepted; the person reads why.</source>
        <translation>未认可，本人会看到原因。</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>文件无法写入：%1</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>时长（小时）</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>全部明细</translation>
    </message>
    <message>
        <source>Listeners</source>
        <translation>听众人数</translation>
    </message>
    <message>
        <source>Helpers without a name</source>
        <translation>同来帮手</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::LedgerHeadModel</name>
    <message>
        <source>End of %1: row %2</source>
        <translation>截至%1终了：第 %2 行</translation>
    </message>
    <message>
        <source>Now: row %1</source>
        <translation>现在：第 %1 行</translation>
    </message>
    <message>
        <source>Copied. Keep it where nobody who runs the server can change it.</source>
        <translation>已复制。请存到管服务器的人改不到的地方。</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::NewDateModel</name>
    <message>
        <source>This event is no longer there</source>
        <translation>这个活动已经不在了</translation>
    </message>
    <message>
        <source>There is a date at this time already</source>
        <translation>这个时间已经有一场</translation>
    </message>
    <message>
        <source>The date is saved on this phone.</source>
        <translation>这一场已保存在本机。</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::PeopleModel</name>
    <message>
        <source>A phone</source>
        <translation>一部手机</translation>
    </message>
    <message>
        <source>Shows six digits</source>
        <translation>正显示六位数字</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已停用</translation>
    </message>
    <message numerus="yes">
        <source>%n people; the first %1 are shown, type to find one</source>
        <translation>
            <numerusform>共 %n 人，先列出 %1 人，输入姓名可查找</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>共 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>Between names of units</extracomment>
        <translation>、</translation>
    </message>
    <message>
        <source>Good once, until %1.</source>
        <translation>只能用一次，%1前有效。</translation>
    </message>
    <message>
        <source>The phone is let in.</source>
        <translation>手机已放行。</translation>
    </message>
    <message>
        <source>The phone is shut out.</source>
        <translation>手机已停用。</translation>
    </message>
    <message>
        <source>What is the person&apos;s name?</source>
        <translation>这个人叫什么名字？</translation>
    </message>
    <message>
        <source>Added: %1</source>
        <translation>已添加：%1</translation>
    </message>
    <message>
        <source>Copied. Send it to this person alone.</source>
        <translation>已复制。请只发给本人。</translation>
    </message>
    <message>
        <source>What is its name?</source>
        <translation>它叫什么名字？</translation>
    </message>
    <message numerus="yes">
        <source>%n people of the list are without the app.</source>
        <translation>
            <numerusform>名单里有 %n 人不用应用。</numerusform>
        </translation>
    </message>
    <message>
        <source>Cards are made for the first %1 of them: type a part of a name to find the others.</source>
        <translation>只做前 %1 张：输入姓名可查找其他人。</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>文件无法写入：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n card(s). Saved: %1</source>
        <translation>
            <numerusform>%n 张卡片。已保存：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>The number is on record.</source>
        <translation>号码已登记。</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::PositionList</name>
    <message>
        <source>Helper</source>
        <translation>志愿者</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>What is the position called?</source>
        <translation>岗位叫什么？</translation>
    </message>
    <message>
        <source>How many people?</source>
        <translation>需要几个人？</translation>
    </message>
    <message>
        <source>%1: %2 places are held already</source>
        <translation>%1：已有 %2 个名额被占用</translation>
    </message>
    <message>
        <source>The minimum age is a number of years</source>
        <translation>最低年龄请填数字</translation>
    </message>
    <message>
        <source>Two positions are called %1</source>
        <translation>有两个岗位都叫%1</translation>
    </message>
    <message>
        <source>Nobody here has named this skill so far: %1</source>
        <translation>目前还没有人填过这项特长：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) held</source>
        <translation>
            <numerusform>已占用 %n 个名额</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::RolesModel</name>
    <message>
        <source>%1 is not %2 any more, from now on. What they have done stays.</source>
        <translation>从现在起，%1不再是%2。已经做的事都保留。</translation>
    </message>
    <message>
        <source>%1 stays %2 until %3.</source>
        <translation>%1继续担任%2，到 %3 为止。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>A role within a list: what, until when</extracomment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>None in your units</source>
        <translation>在你管理的单位里没有职务</translation>
    </message>
    <message>
        <source>; </source>
        <extracomment>Between roles</extracomment>
        <translation>；</translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n 个月</numerusform>
        </translation>
    </message>
    <message>
        <source>Another day</source>
        <translation>其他日期</translation>
    </message>
    <message>
        <source>A day from today to %1</source>
        <translation>请填今天到 %1 之间的日期</translation>
    </message>
    <message>
        <source>Choose a role first</source>
        <translation>请先选职务</translation>
    </message>
    <message>
        <source>Choose a unit first</source>
        <translation>请先选单位</translation>
    </message>
    <message>
        <source>Type the last day first</source>
        <translation>请先填最后一天</translation>
    </message>
    <message>
        <source>Held already, %1</source>
        <translation>已经担任，%1</translation>
    </message>
    <message>
        <source>%1 becomes %2 until %3.</source>
        <translation>%1将担任%2，到 %3 为止。</translation>
    </message>
    <message>
        <source>%1: %2 %3.</source>
        <translation>%1：%2，%3。</translation>
    </message>
    <message>
        <source>The role has ended.</source>
        <translation>已免去这项职务。</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>到 %1</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::SeriesModel</name>
    <message>
        <source>, </source>
        <extracomment>Between the weekdays of a series</extracomment>
        <translation>、</translation>
    </message>
    <message>
        <source>Every %1, %2</source>
        <translation>每周%1，%2</translation>
    </message>
    <message>
        <source>Every second week on %1, %2</source>
        <translation>每两周的周%1，%2</translation>
    </message>
    <message>
        <source>Every month, as %1, %2</source>
        <translation>每月，同%1，%2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%1 to %2: %n shift(s), %3 in all</source>
        <translation>
            <numerusform>%1至%2：%n 场，共%3</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is there then</source>
        <translation>此时有“%1”</translation>
    </message>
    <message>
        <source>No unit of yours is on this machine yet.</source>
        <translation>这台设备上还没有您的单位。</translation>
    </message>
    <message>
        <source>Which day? 2026-12-01 or 12-1</source>
        <translation>哪一天？写成 2026-12-01 或 12-1</translation>
    </message>
    <message>
        <source>The first day has gone by</source>
        <translation>开始日期已经过去</translation>
    </message>
    <message>
        <source>When? 14:00 to 16:00</source>
        <translation>几点？写成 14:00 到 16:00</translation>
    </message>
    <message>
        <source>It must last 5 minutes or longer</source>
        <translation>时长至少 5 分钟</translation>
    </message>
    <message>
        <source>Until which day?</source>
        <translation>到哪一天为止？</translation>
    </message>
    <message>
        <source>No date is left</source>
        <translation>一场都不剩了</translation>
    </message>
    <message>
        <source>At most 400 shifts at once</source>
        <translation>一次最多 400 场</translation>
    </message>
    <message>
        <source>Published.</source>
        <translation>已发布。</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::ShiftDraft</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Which day? 2026-12-01 or 12-1</source>
        <translation>哪一天？写成 2026-12-01 或 12-1</translation>
    </message>
    <message>
        <source>When? 14:00 to 16:00</source>
        <translation>几点？写成 14:00 到 16:00</translation>
    </message>
    <message>
        <source>It must last 5 minutes or longer</source>
        <translation>时长至少 5 分钟</translation>
    </message>
    <message>
        <source>This time has gone by</source>
        <translation>这个时间已经过去</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::SignUpWindow</name>
    <message>
        <source>At once</source>
        <translation>发布后就开始</translation>
    </message>
    <message>
        <source>4 weeks before</source>
        <translation>提前 4 周</translation>
    </message>
    <message>
        <source>2 weeks before</source>
        <translation>提前 2 周</translation>
    </message>
    <message>
        <source>A week before</source>
        <translation>提前 1 周</translation>
    </message>
    <message>
        <source>2 days before</source>
        <translation>提前 2 天</translation>
    </message>
    <message>
        <source>At the start</source>
        <translation>活动开始时</translation>
    </message>
    <message>
        <source>2 h before</source>
        <translation>提前 2 小时</translation>
    </message>
    <message>
        <source>A day before</source>
        <translation>提前 1 天</translation>
    </message>
    <message>
        <source>3 days before</source>
        <translation>提前 3 天</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>随时</translation>
    </message>
    <message>
        <source>Until 2 h before</source>
        <translation>开始前 2 小时</translation>
    </message>
    <message>
        <source>Until a day before</source>
        <translation>开始前 1 天</translation>
    </message>
    <message>
        <source>As it is: %1</source>
        <translation>不变：%1</translation>
    </message>
    <message>
        <source>It is open</source>
        <translation>已经开放</translation>
    </message>
    <message>
        <source>As there: %1 before</source>
        <translation>同那一场：提前 %1</translation>
    </message>
    <message>
        <source>Sign-up must open before it closes</source>
        <translation>报名开始要早于截止</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::UnitRulesModel</name>
    <message>
        <source>A value looks like 200 or 49.90, a million at most.</source>
        <translation>数额像 200 或 49.90，最多一百万。</translation>
    </message>
    <message>
        <source>Saved. No value is named any more.</source>
        <translation>已保存，不再写明数额。</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>One person may close there.</source>
        <translation>那里可以一个人销号。</translation>
    </message>
    <message>
        <source>It takes a second person there.</source>
        <translation>那里要由第二个人销号。</translation>
    </message>
    <message>
        <source>The contact first, after 5 to 240 minutes; then the coordinators, at most 480; then the leads, at most 720.</source>
        <translation>先告诉联系人，5 到 240 分钟；再告诉负责人，最多 480；最后是安全负责人，最多 720。</translation>
    </message>
    <message>
        <source>Saved. It holds for visits that are agreed from now on.</source>
        <translation>已保存，对今后约好的走访有效。</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::WishBoardModel</name>
    <message>
        <source>%1, until %2</source>
        <translation>%1，到 %2</translation>
    </message>
    <message>
        <source>%1, delivered %2</source>
        <translation>%1，%2 送到</translation>
    </message>
    <message>
        <source>%1, received</source>
        <translation>%1，已收到</translation>
    </message>
    <message>
        <source>%1, no longer</source>
        <translation>%1，已放回</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Wanted by %1</source>
        <translation>希望 %1 前</translation>
    </message>
    <message>
        <source>Published once it is sent.</source>
        <translation>发送后就发布。</translation>
    </message>
    <message>
        <source>Not published. Who wrote it down is told why.</source>
        <translation>不发布，会告诉登记人原因。</translation>
    </message>
    <message>
        <source>Withdrawn. Who had claimed it is told.</source>
        <translation>已撤回，会告诉认领人。</translation>
    </message>
    <message>
        <source>Confirmed by call-back.</source>
        <translation>回访已确认。</translation>
    </message>
    <message>
        <source>The wish is open again. Who brought it is told why.</source>
        <translation>心愿重新打开，会告诉送的人原因。</translation>
    </message>
    <message>
        <source>Closed. The address is erased.</source>
        <translation>已结束，地址已清除。</translation>
    </message>
    <message>
        <source>Nothing is on record.</source>
        <translation>没有登记。</translation>
    </message>
    <message>
        <source>Perhaps the same: %1</source>
        <translation>可能是同一个：%1</translation>
    </message>
    <message>
        <source>To be called back from %1</source>
        <translation>%1起可以回访</translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <comment>who brought it, and who came along</comment>
        <translation>%1（同去：%2）</translation>
    </message>
</context>
</TS>
