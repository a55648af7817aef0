<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>CheckInPage</name>
    <message>
        <source>Check out</source>
        <translation>签退</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>The shift and when it is</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n more digit(s)</source>
        <translation>
            <numerusform>再输入 %n 位</numerusform>
        </translation>
    </message>
    <message>
        <source>The site code</source>
        <translation>签到码</translation>
    </message>
    <message>
        <source>It is on the leader&apos;s screen: scan it, or type its 8 digits.</source>
        <translation>在带队人的屏幕上：扫一扫，或者输入 8 位数字。</translation>
    </message>
    <message>
        <source>Site code, 8 digits</source>
        <translation>签到码，8 位数字</translation>
    </message>
    <message>
        <source>Breaks</source>
        <translation>中间休息</translation>
    </message>
    <message>
        <source>None</source>
        <translation>没有</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>No network? It is saved on this phone first.</source>
        <translation>没有网络也行，先存在手机上。</translation>
    </message>
    <message>
        <source>I have no code</source>
        <translation>我没有签到码</translation>
    </message>
</context>
<context>
    <name>CheckedInPage</name>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Undo this check-out</source>
        <translation>撤销这次签退</translation>
    </message>
    <message>
        <source>Undo this check-in</source>
        <translation>撤销这次签到</translation>
    </message>
    <message>
        <source>Later</source>
        <extracomment>Leaves a refusal as it is, to be looked at later</extracomment>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>The shift and its place</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Let the leader scan this</source>
        <translation>请带队人扫一下</translation>
    </message>
    <message>
        <source>Then both phones have signed, and neither alone can lose your hours.</source>
        <translation>这样两部手机都签了名，哪一部丢了，你的时长都还在。</translation>
    </message>
    <message>
        <source>The code of this step, for the leader to scan</source>
        <translation>这一次的码，给带队人扫</translation>
    </message>
</context>
<context>
    <name>OwnWordSheet</name>
    <message>
        <source>Check out without a code?</source>
        <translation>没有码也要签退吗？</translation>
    </message>
    <message>
        <source>Then it is your own statement. The minutes count only when somebody else has confirmed them: the leader or a coordinator.</source>
        <translation>这样只算你自己的说明。带队人或协调员确认以后，时长才算数。</translation>
    </message>
    <message>
        <source>Back to the code</source>
        <translation>回去输入签到码</translation>
    </message>
    <message>
        <source>Check out on my word</source>
        <translation>凭我的说明签退</translation>
    </message>
</context>
<context>
    <name>ScanCode</name>
    <message>
        <source>Hold the phone so that the leader&apos;s code is in the picture.</source>
        <translation>让带队人的码出现在画面里就行。</translation>
    </message>
    <message>
        <source>Type the 8 digits below instead.</source>
        <translation>请在下面输入 8 位数字。</translation>
    </message>
    <message>
        <source>Use this code all the same</source>
        <translation>还是用这个码</translation>
    </message>
    <message>
        <source>Close the camera</source>
        <translation>关掉摄像头</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>扫码</translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::CheckInModel</name>
    <message>
        <source>Taken back. If the leader has scanned it, please ask them to undo it too.</source>
        <translation>已撤回。如果带队人扫过这个码，请他也撤销一下。</translation>
    </message>
    <message>
        <source>The app cannot read this code. Please type the 8 digits.</source>
        <translation>看不懂这个码，请输入 8 位数字。</translation>
    </message>
    <message>
        <source>This code is from %1, and now it is %2. Please scan the one on the screen now.</source>
        <extracomment>When the code was on the screen, and now</extracomment>
        <translation>这个码是%1 的，现在是 %2。请扫屏幕上现在的码。</translation>
    </message>
    <message>
        <source>Checked out</source>
        <translation>已签退</translation>
    </message>
    <message>
        <source>Checked in</source>
        <translation>已签到</translation>
    </message>
    <message>
        <source>Remember to check out at %1</source>
        <translation>%1 结束时记得签退</translation>
    </message>
    <message>
        <source>Only both together count.</source>
        <translation>有签到也有签退，才算时长。</translation>
    </message>
    <message>
        <source>Not sent yet; it goes out by itself when there is a network.</source>
        <translation>还没有发出去，有网络时会自动发送。</translation>
    </message>
    <message>
        <source>It is being sent.</source>
        <translation>正在发送。</translation>
    </message>
    <message>
        <source>It waits behind something that was refused. Please look there first.</source>
        <translation>前面有一条被拒绝了，请先处理那一条。</translation>
    </message>
    <message>
        <source>Not checked out</source>
        <translation>没有签退成功</translation>
    </message>
    <message>
        <source>Not checked in</source>
        <translation>没有签到成功</translation>
    </message>
    <message>
        <source>Try again, or ask the leader to enter when you left.</source>
        <translation>可以再试一次，或请带队人登记你的离开时间。</translation>
    </message>
    <message>
        <source>Try again, or ask the leader to check you in on the roster.</source>
        <translation>可以再试一次，或请带队人在名单上为你签到。</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) served</source>
        <translation>
            <numerusform>服务了 %n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) served, less %1 of breaks</source>
        <translation>
            <numerusform>在场 %n 分钟，其中休息 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>They count when the leader or a coordinator has confirmed them.</source>
        <translation>带队人或协调员确认以后才算数。</translation>
    </message>
    <message>
        <source>What counts of them, you see under Me when the server has them.</source>
        <translation>发到服务器以后，在“我的”里看计入多少。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>How long counts, and the state of it</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
</context>
</TS>
