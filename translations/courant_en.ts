<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>RelativeDate</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>courant::Adding</name>
    <message numerus="yes">
        <source>Added “%1” with %Ln article(s).</source>
        <translation>
            <numerusform>Added “%1” with %Ln article.</numerusform>
            <numerusform>Added “%1” with %Ln articles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Added %Ln source(s).</source>
        <translation>
            <numerusform>Added %Ln source.</numerusform>
            <numerusform>Added %Ln sources.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s).</source>
        <translation>
            <numerusform>%Ln problem.</numerusform>
            <numerusform>%Ln problems.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Refreshed %Ln source(s)</source>
        <translation>
            <numerusform>Refreshed %Ln source</numerusform>
            <numerusform>Refreshed %Ln sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln source(s) could not be refreshed</source>
        <translation>
            <numerusform>%Ln source could not be refreshed</numerusform>
            <numerusform>%Ln sources could not be refreshed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln source(s) were there already.</source>
        <translation>
            <numerusform>%Ln source was there already.</numerusform>
            <numerusform>%Ln sources were there already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>courant::Clearing</name>
    <message numerus="yes">
        <source>%Ln article(s) would go. Bookmarked articles always stay.</source>
        <translation>
            <numerusform>%Ln article would go. Bookmarked articles always stay.</numerusform>
            <numerusform>%Ln articles would go. Bookmarked articles always stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln article(s)</source>
        <translation>
            <numerusform>%1: %Ln article</numerusform>
            <numerusform>%1: %Ln articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleted %Ln article(s).</source>
        <translation>
            <numerusform>Deleted %Ln article.</numerusform>
            <numerusform>Deleted %Ln articles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) are back.</source>
        <translation>
            <numerusform>%Ln article is back.</numerusform>
            <numerusform>%Ln articles are back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>courant::Marking</name>
    <message numerus="yes">
        <source>Marked %Ln article(s) as read.</source>
        <translation>
            <numerusform>Marked %Ln article as read.</numerusform>
            <numerusform>Marked %Ln articles as read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) are back.</source>
        <translation>
            <numerusform>%Ln article is back.</numerusform>
            <numerusform>%Ln articles are back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleted %Ln article(s).</source>
        <translation>
            <numerusform>Deleted %Ln article.</numerusform>
            <numerusform>Deleted %Ln articles.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>courant::NewPill</name>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>courant::Organizing</name>
    <message numerus="yes">
        <source>Removed %Ln source(s). Bookmarked articles are kept.</source>
        <translation>
            <numerusform>Removed %Ln source. Bookmarked articles are kept.</numerusform>
            <numerusform>Removed %Ln sources. Bookmarked articles are kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln source(s) came back.</source>
        <translation>
            <numerusform>%Ln source came back.</numerusform>
            <numerusform>%Ln sources came back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>courant::PreviewCard</name>
    <message numerus="yes">
        <source>%Ln source(s)</source>
        <translation>
            <numerusform>%Ln source</numerusform>
            <numerusform>%Ln sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln already there</source>
        <translation>
            <numerusform>%Ln already there</numerusform>
            <numerusform>%Ln already there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln broken</source>
        <translation>
            <numerusform>%Ln broken</numerusform>
            <numerusform>%Ln broken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln document</numerusform>
            <numerusform>%Ln documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln article</numerusform>
            <numerusform>%Ln articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>courant::Reading</name>
    <message numerus="yes">
        <source>%1 of %Ln picture(s) missing</source>
        <translation>
            <numerusform>%1 of %Ln picture missing</numerusform>
            <numerusform>%1 of %Ln pictures missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>courant::SettingsWindow</name>
    <message numerus="yes">
        <source>All is well: %Ln article(s).</source>
        <translation>
            <numerusform>All is well: %Ln article.</numerusform>
            <numerusform>All is well: %Ln articles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s) found.</source>
        <translation>
            <numerusform>%Ln problem found.</numerusform>
            <numerusform>%Ln problems found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>courant::SourceTreeModel</name>
    <message numerus="yes">
        <source>%1, %Ln article(s)</source>
        <translation>
            <numerusform>%1, %Ln article</numerusform>
            <numerusform>%1, %Ln articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln unread</source>
        <translation>
            <numerusform>%1, %Ln unread</numerusform>
            <numerusform>%1, %Ln unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>courant::Completing</name>
    <message numerus="yes">
        <source>%Ln picture(s) could not be fetched.</source>
        <translation>
            <numerusform>%Ln picture could not be fetched.</numerusform>
            <numerusform>%Ln pictures could not be fetched.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>courant::ArticleListModel</name>
    <message numerus="yes">
        <source>%1 of %Ln picture(s) missing</source>
        <translation>
            <numerusform>%1 of %Ln picture missing</numerusform>
            <numerusform>%1 of %Ln pictures missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>courant::Tray</name>
    <message numerus="yes">
        <source>%Ln new in %1</source>
        <translation>
            <numerusform>%Ln new in %1</numerusform>
            <numerusform>%Ln new in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Courant: %Ln unread</source>
        <translation>
            <numerusform>Courant: %Ln unread</numerusform>
            <numerusform>Courant: %Ln unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourceWords</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing (%1)</source>
        <translation>
            <numerusform>%n missing (%1)</numerusform>
            <numerusform>%n missing (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PropertiesChoices</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>courant::QuietSources</name>
    <message numerus="yes">
        <source>Nothing new for %n month(s)</source>
        <translation>
            <numerusform>Nothing new for %n month</numerusform>
            <numerusform>Nothing new for %n months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>courant::SourceCare</name>
    <message numerus="yes">
        <source>%n source(s) say that they are gone.</source>
        <translation>
            <numerusform>%n source says that it is gone.</numerusform>
            <numerusform>%n sources say that they are gone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n source(s) removed. Bookmarked articles are kept.</source>
        <translation>
            <numerusform>%n source removed. Bookmarked articles are kept.</numerusform>
            <numerusform>%n sources removed. Bookmarked articles are kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>courant::ArticleLinks</name>
    <message numerus="yes">
        <source>Opened the first %Ln article(s).</source>
        <translation>
            <numerusform>Opened the first %Ln article.</numerusform>
            <numerusform>Opened the first %Ln articles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln link(s).</source>
        <translation>
            <numerusform>Copied %Ln link.</numerusform>
            <numerusform>Copied %Ln links.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>courant::TrashWindow</name>
    <message numerus="yes">
        <source>%Ln article(s) are back.</source>
        <translation>
            <numerusform>%Ln article is back.</numerusform>
            <numerusform>%Ln articles are back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln article(s) for good?</source>
        <translation>
            <numerusform>Delete %Ln article for good?</numerusform>
            <numerusform>Delete %Ln articles for good?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) deleted for good.</source>
        <translation>
            <numerusform>%Ln article deleted for good.</numerusform>
            <numerusform>%Ln articles deleted for good.</numerusform>
        </translation>
    </message>
</context>
</TS>
