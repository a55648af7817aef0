<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>ScanPanel</name>
    <message>
        <source>What the camera sees</source>
        <translation>摄像头看到的画面</translation>
    </message>
    <message>
        <source>The camera is starting.</source>
        <translation>正在打开摄像头。</translation>
    </message>
    <message>
        <source>The app finds no camera here.</source>
        <translation>这里没有找到摄像头。</translation>
    </message>
    <message>
        <source>The camera shows nothing. Perhaps the app may not use it; the phone&apos;s settings say so.</source>
        <translation>摄像头没有画面。可能还没有允许微光用摄像头，在手机的设置里可以打开。</translation>
    </message>
</context>
</TS>
