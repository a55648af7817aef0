<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>FormatWords</name>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <extracomment>A day without its year, as QLocale::toString takes it</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <extracomment>A day with its year</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <extracomment>A date written out</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM ddd</source>
        <extracomment>The shortest date with its weekday</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <extracomment>A month with its year</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>A day and a time: &quot;Tomorrow 14:00&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RefusalWords</name>
    <message>
        <source>You have no role for this. Please ask your coordinator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session has ended. Please try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This phone is signed out. Please ask your coordinator for a new invitation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your coordinator has not confirmed this phone yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This invitation is used up or expired. Please ask for a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many wrong tries. Please wait %1 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are %1 phones already. Please sign one out first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only somebody with a higher role can do this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This person was merged with another entry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is an administrator already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All places are taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-up opens %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-up has closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the same time as another of your shifts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are signed up already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This has changed meanwhile. Please look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time to answer is over; the place went to the next in line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From %1 years of age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 places are taken already; it cannot be fewer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People have joined dates that would move. Please say what becomes of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This rule has no dates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has begun already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the code of this shift. Please look at the leader&apos;s screen again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check-in opens %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no check-in yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was done already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shift is closed. A coordinator can correct the record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The end must be after the start, within 24 hours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody confirms their own hours. Please ask somebody else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody has decided this already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shift has not begun yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are not signed up for this shift. The leader can add you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is missing or not right: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This does not exist any more, or is not yours to see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody changed it meanwhile. Please look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is one already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is busy. Please try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows have mistakes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are still people or events in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This has waited for more than 60 days and was not sent. Send it now, or discard it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not accept this. Please tell your coordinator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection to the server. Please try again later.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StateWords</name>
    <message>
        <source>Signed up, looking for cover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-up waiting to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requested, not yet confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number %1 in line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your turn, please answer by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted, waiting to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declined, waiting to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaving, waiting to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking for cover, waiting to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check-in %1, waiting to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check-out %1, waiting to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked out %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting to be confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both sides signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Site code or leader&apos;s tick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entered afterwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved on this phone %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection. What you do is saved on this phone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another server answers. Nothing is sent; please ask your coordinator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server and this phone do not understand each other. What you did is safe; please tell your coordinator.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>glimmer::mobile::PageModel</name>
    <message>
        <source>Too late to undo: it has been sent.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
