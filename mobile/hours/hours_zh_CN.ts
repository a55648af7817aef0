<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>MePage</name>
    <message>
        <source>Me</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>h</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>Year before</source>
        <translation>前一年</translation>
    </message>
    <message>
        <source>%1</source>
        <translation>%1 年</translation>
    </message>
    <message>
        <source>Year after</source>
        <translation>后一年</translation>
    </message>
    <message numerus="yes">
        <source>Confirmed, %n service(s)</source>
        <translation>
            <numerusform>已确认·%n 次服务</numerusform>
        </translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>还没发出</translation>
    </message>
    <message>
        <source>Saved on this phone</source>
        <translation>存在这台手机上</translation>
    </message>
    <message>
        <source>Waiting to be confirmed</source>
        <translation>等待确认</translation>
    </message>
    <message>
        <source>Somebody else looks at these; not in the number above</source>
        <translation>由别人核对，没有算进上面的数字</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>With the reason</source>
        <translation>看看原因</translation>
    </message>
    <message>
        <source>Each service</source>
        <translation>每一次服务</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Large print</source>
        <translation>长辈版</translation>
    </message>
    <message>
        <source>Large words, large buttons</source>
        <translation>大字、大按钮</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>问题销号</translation>
    </message>
    <message>
        <source>What has to be put right, by you and others</source>
        <translation>要解决的事：您负责的、您登记的</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>件由您负责</translation>
    </message>
    <message>
        <source>Deeds</source>
        <translation>办实事</translation>
    </message>
    <message>
        <source>Record what you did for a community</source>
        <translation>登记您为社区、村里做的事</translation>
    </message>
    <message>
        <source>My household</source>
        <translation>我家</translation>
    </message>
    <message>
        <source>%1: who comes, what you consent to, who has seen your address</source>
        <translation>%1：谁来、同意了什么、谁看过住址</translation>
    </message>
    <message>
        <source>My families</source>
        <translation>结对家庭</translation>
    </message>
    <message>
        <source>Visits, with whom, and when you can</source>
        <translation>走访安排、同行的人和你的时间</translation>
    </message>
    <message>
        <source>My service record</source>
        <translation>我的服务证明</translation>
    </message>
    <message>
        <source>Signed by your organisation, to show without a network</source>
        <translation>由你的组织签名，没有网络也能出示</translation>
    </message>
    <message>
        <source>Check a record</source>
        <translation>核对服务证明</translation>
    </message>
    <message>
        <source>That somebody shows you</source>
        <translation>别人出示给你的</translation>
    </message>
</context>
<context>
    <name>RecordsPage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>这里还没有记录</translation>
    </message>
    <message>
        <source>After your first check-out you see it here.</source>
        <translation>第一次签退后，就会出现在这里。</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::MeModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>No confirmed hours in %1</source>
        <translation>%1 年没有已确认的时长</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::RecordsModel</name>
    <message>
        <source>No check-out: counted to the planned end</source>
        <translation>没有签退，按结束时间计</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>A date and the times of a service</extracomment>
        <translation>%1 %2</translation>
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
        <source>Each service</source>
        <translation>每一次服务</translation>
    </message>
</context>
<context>
    <name>CertificatePage</name>
    <message>
        <source>My service record</source>
        <translation>我的服务证明</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Your record as a QR code, to scan</source>
        <translation>你的服务证明，二维码，给对方扫</translation>
    </message>
    <message>
        <source>Let them scan it in Glimmer: on their page Me they open Check a record. It needs no network, on neither side.</source>
        <translation>对方在微光里打开“我的”，点“核对服务证明”，扫这个码。双方都不用联网。</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>存成文件</translation>
    </message>
    <message>
        <source>A new one</source>
        <translation>换一份新的</translation>
    </message>
    <message>
        <source>Carry your hours with you</source>
        <translation>把你的服务时长带在身边</translation>
    </message>
    <message>
        <source>Your organisation signs how long you have served and how that is known: your name and sums, nothing about households or other people. Whoever you show it to can check it.</source>
        <translation>由你的组织签名，写明你服务了多久、凭什么知道：只有你的姓名和合计，不写任何家庭和别的人。你给谁看，谁都能核对。</translation>
    </message>
    <message>
        <source>Which hours</source>
        <translation>哪一段时长</translation>
    </message>
    <message>
        <source>Make a new one</source>
        <translation>重新开一份</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>开一份</translation>
    </message>
    <message>
        <source>This needs the network once. That it was made is on record.</source>
        <translation>开的时候要联网一次；开过会留下记录。</translation>
    </message>
</context>
<context>
    <name>CheckRecordPage</name>
    <message>
        <source>Check a record</source>
        <translation>核对服务证明</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>This phone does not know your organisation&apos;s key yet. It learns it as soon as there is a network.</source>
        <translation>这部手机还没有你组织的公钥，有网络时会自动取得。</translation>
    </message>
    <message>
        <source>Somebody shows you a service record: this tells whether your organisation has signed it. It needs no network, and nothing of it stays here.</source>
        <translation>别人给你看服务证明时，在这里核对是不是你的组织签发的。不用联网，也不会留下任何内容。</translation>
    </message>
    <message>
        <source>Hold the phone so that the whole code is in the picture.</source>
        <translation>把手机对准，让整个码都在画面里。</translation>
    </message>
    <message>
        <source>Paste the text of the record below instead.</source>
        <translation>请把证明的文字粘贴在下面。</translation>
    </message>
    <message>
        <source>Close the camera</source>
        <translation>关闭相机</translation>
    </message>
    <message>
        <source>Scan a record</source>
        <translation>扫服务证明</translation>
    </message>
    <message>
        <source>Or paste its text, as it stands in the file</source>
        <translation>或粘贴文件里的文字</translation>
    </message>
    <message>
        <source>Check the text</source>
        <translation>核对这段文字</translation>
    </message>
    <message>
        <source>Paste the text first</source>
        <translation>请先粘贴文字</translation>
    </message>
    <message>
        <source>Check another one</source>
        <translation>再核对一份</translation>
    </message>
</context>
<context>
    <name>CertificateWords</name>
    <message>
        <source>Everything up to then</source>
        <translation>截至当时的全部</translation>
    </message>
    <message>
        <source>From %1 on</source>
        <translation>自%1起</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation>截至%1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1至%2</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分钟</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A kind of evidence and how much was recorded by it</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>; </source>
        <extracomment>Between two kinds of evidence</extracomment>
        <translation>；</translation>
    </message>
    <message>
        <source>No record yet</source>
        <translation>还没有记录</translation>
    </message>
    <message>
        <source>Row %1, %2</source>
        <translation>第 %1 行，%2</translation>
    </message>
    <message>
        <source>Volunteer</source>
        <translation>志愿者</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时间段</translation>
    </message>
    <message>
        <source>Confirmed service</source>
        <translation>已确认的服务</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>How long, and how often</extracomment>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Known by</source>
        <translation>凭据</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>统计截止</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台账位置</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::CertificateModel</name>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>去年</translation>
    </message>
    <message>
        <source>The record that was kept here does not hold any more. Please make a new one.</source>
        <translation>原来存着的证明已经失效，请重新开一份。</translation>
    </message>
    <message>
        <source>Your hours have changed since. A new record has them.</source>
        <translation>开这份之后你的时长有变化，重新开一份就会写上。</translation>
    </message>
    <message>
        <source>Made. It stays on this phone, also without a network.</source>
        <translation>开好了，存在这部手机里，没有网络也能看。</translation>
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
    <name>glimmer::mobile::CheckRecordModel</name>
    <message>
        <source>Valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Your organisation has signed this, and nothing in it was changed. What was corrected after %1 is not in it.</source>
        <translation>是你的组织签发的，内容没有改动。%1 之后的更正不在里面。</translation>
    </message>
    <message>
        <source>Not valid</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>The signature does not hold: it was changed, or somebody made it up.</source>
        <translation>签名对不上：内容被改过，或是有人伪造的。</translation>
    </message>
    <message>
        <source>Cannot be checked here</source>
        <translation>这里核对不了</translation>
    </message>
    <message>
        <source>Your organisation has not signed it. If another one has, they can check it.</source>
        <translation>不是你的组织签发的。如果是别的组织签发的，请由他们核对。</translation>
    </message>
    <message>
        <source>This phone does not know your organisation&apos;s key yet. Please scan again once there was a network.</source>
        <translation>这部手机还没有你组织的公钥。连上一次网络后请再扫一次。</translation>
    </message>
    <message>
        <source>The record is of a newer kind. A newer version of the app can check it.</source>
        <translation>这份证明的格式较新，请更新应用后再核对。</translation>
    </message>
    <message>
        <source>No service record</source>
        <translation>不是服务证明</translation>
    </message>
    <message>
        <source>This is no service record, or it is damaged. Please let them show it again.</source>
        <translation>这不是服务证明，或者已经损坏。请对方重新出示。</translation>
    </message>
</context>
</TS>
