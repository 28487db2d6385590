<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BackupList</name>
    <message>
        <source>There are no backups yet.</source>
        <translation>还没有备份。</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>Restore %1</source>
        <translation>恢复 %1</translation>
    </message>
</context>
<context>
    <name>CareText</name>
    <message>
        <source>The library was damaged. All of it could be saved. The damaged file is kept in %1.</source>
        <translation>资料库已损坏，其中的内容全部得以挽救。损坏的文件保存在 %1。</translation>
    </message>
    <message>
        <source>The library was damaged. What could be read was saved, and the rest taken from the newest backup. The damaged file is kept in %1.</source>
        <translation>资料库已损坏。可读取的内容已经挽救，其余部分取自最新的备份。损坏的文件保存在 %1。</translation>
    </message>
    <message>
        <source>The library was damaged. What could be read was saved; there was no backup for the rest. The damaged file is kept in %1.</source>
        <translation>资料库已损坏。可读取的内容已经挽救；其余部分没有备份。损坏的文件保存在 %1。</translation>
    </message>
    <message>
        <source>The library file is damaged. Please start Courant again: it saves what can be saved, and keeps the damaged file.</source>
        <translation>资料库文件已损坏。请重新启动 Courant：它会挽救一切可以挽救的内容，并保留损坏的文件。</translation>
    </message>
    <message>
        <source>The daily backup could not be made. %1</source>
        <translation>无法完成每日备份。%1</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>This was cancelled.</source>
        <translation>操作已取消。</translation>
    </message>
    <message>
        <source>This is not something Courant can work with.</source>
        <translation>Courant 无法处理这项内容。</translation>
    </message>
    <message>
        <source>This was not found.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <source>A file or folder could not be read or written.</source>
        <translation>无法读取或写入文件或文件夹。</translation>
    </message>
    <message>
        <source>This is neither a feed nor a news document.</source>
        <translation>这既不是订阅源，也不是新闻文档。</translation>
    </message>
    <message>
        <source>This is built in too complicated a way to be read safely.</source>
        <translation>内容结构过于复杂，无法安全读取。</translation>
    </message>
    <message>
        <source>The server could not be reached.</source>
        <translation>无法连接服务器。</translation>
    </message>
    <message>
        <source>The server took too long to answer.</source>
        <translation>服务器响应超时。</translation>
    </message>
    <message>
        <source>The server could not prove that it is the right one.</source>
        <translation>无法验证服务器的身份。</translation>
    </message>
    <message>
        <source>This is larger than Courant accepts.</source>
        <translation>内容超过了 Courant 允许的大小。</translation>
    </message>
    <message>
        <source>The server sent us in circles.</source>
        <translation>服务器重定向次数过多。</translation>
    </message>
    <message>
        <source>Courant does not open this kind of address.</source>
        <translation>Courant 不打开这类地址。</translation>
    </message>
    <message>
        <source>The library could not do this.</source>
        <translation>资料库无法完成此操作。</translation>
    </message>
    <message>
        <source>The disk is full. Nothing was lost; make some room and try again.</source>
        <translation>磁盘已满。数据没有丢失，请腾出空间后重试。</translation>
    </message>
    <message>
        <source>The library file is damaged.</source>
        <translation>资料库文件已损坏。</translation>
    </message>
    <message>
        <source>The library was written by a newer Courant. It was not touched; please update.</source>
        <translation>此资料库由更新版本的 Courant 写入，未作任何改动。请升级后再打开。</translation>
    </message>
    <message>
        <source>Another Courant is using this library.</source>
        <translation>另一个 Courant 正在使用此资料库。</translation>
    </message>
    <message>
        <source>This cannot be done as things are.</source>
        <translation>目前无法做到。</translation>
    </message>
    <message>
        <source>Something went wrong.</source>
        <translation>发生错误。</translation>
    </message>
    <message>
        <source>The server does not allow access (%1).</source>
        <translation>服务器拒绝访问（%1）。</translation>
    </message>
    <message>
        <source>The server has nothing at this address (%1).</source>
        <translation>服务器上没有这个地址（%1）。</translation>
    </message>
    <message>
        <source>The server says that this is gone for good (%1).</source>
        <translation>服务器表示该内容已永久移除（%1）。</translation>
    </message>
    <message>
        <source>The server asks us to come back later (%1).</source>
        <translation>服务器要求稍后再试（%1）。</translation>
    </message>
    <message>
        <source>The server has trouble of its own (%1).</source>
        <translation>服务器自身出现故障（%1）。</translation>
    </message>
    <message>
        <source>The server answered with status %1.</source>
        <translation>服务器返回状态 %1。</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <extracomment>%1: what happened, %2: the place or the reason</extracomment>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>The password of this source cannot be had.</source>
        <translation>无法取得此来源的密码。</translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Back to the default: %1</source>
        <translation>恢复默认：%1</translation>
    </message>
    <message>
        <source>“%1” has this key as well: neither works.</source>
        <translation>“%1”也使用此按键：两者都不起作用。</translation>
    </message>
    <message>
        <source>Also: %1</source>
        <translation>另有：%1</translation>
    </message>
    <message>
        <source>No key for %1</source>
        <translation>%1 不设快捷键</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>全选(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>增加(&amp;S)</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>减少(&amp;D)</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>是(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>否(&amp;N)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>恢复默认值</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>复制链接地址(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>RelativeDate</name>
    <message>
        <source>now</source>
        <translation>刚刚</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n 分钟前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n 小时前</numerusform>
        </translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%2 %1</translation>
    </message>
</context>
<context>
    <name>Restoring</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Restore the library of %1?</source>
        <translation>恢复 %1 的资料库？</translation>
    </message>
    <message>
        <source>What came or was read since then is not in it. The present library is set aside, not deleted. Pictures stay.</source>
        <translation>此后收到或读过的内容不在其中。现有资料库会另行保存，不会删除。图片保留不变。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>WindowWords</name>
    <message>
        <source>Open Folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>The backup could not be restored. %1</source>
        <translation>无法恢复备份。%1</translation>
    </message>
</context>
<context>
    <name>courant::Actions</name>
    <message>
        <source>Changed Articles Become Unread</source>
        <translation>文章更新后重新标为未读</translation>
    </message>
    <message>
        <source>Mark an article as unread again when its publisher changed the text</source>
        <translation>发布方修改正文后，把文章重新标为未读</translation>
    </message>
    <message>
        <source>Add Source…</source>
        <translation>添加来源…</translation>
    </message>
    <message>
        <source>Add a feed, a document or a folder</source>
        <translation>添加订阅源、文档或文件夹</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Look for new articles in all sources</source>
        <translation>检查所有来源的新文章</translation>
    </message>
    <message>
        <source>Refresh This Source</source>
        <translation>刷新此来源</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Mark All as Read</source>
        <translation>全部标为已读</translation>
    </message>
    <message>
        <source>Mark every article of this view as read</source>
        <translation>将当前列表的文章全部标为已读</translation>
    </message>
    <message>
        <source>Show All Articles</source>
        <translation>显示全部文章</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Next Article</source>
        <translation>下一篇</translation>
    </message>
    <message>
        <source>Previous Article</source>
        <translation>上一篇</translation>
    </message>
    <message>
        <source>Next Unread</source>
        <translation>下一篇未读</translation>
    </message>
    <message>
        <source>Page Down, Then Next Unread</source>
        <translation>向下翻页，到底则下一篇未读</translation>
    </message>
    <message>
        <source>Page Up</source>
        <translation>向上翻页</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Keep this article</source>
        <translation>收藏这篇文章</translation>
    </message>
    <message>
        <source>Mark as Unread</source>
        <translation>标为未读</translation>
    </message>
    <message>
        <source>Mark this article as read or unread</source>
        <translation>将这篇文章标为已读或未读</translation>
    </message>
    <message>
        <source>Open in Browser</source>
        <translation>在浏览器中打开</translation>
    </message>
    <message>
        <source>Open the original in the browser</source>
        <translation>在浏览器中打开原文</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>另存为 PDF…</translation>
    </message>
    <message>
        <source>Save this article as a PDF file</source>
        <translation>将这篇文章另存为 PDF 文件</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search articles</source>
        <translation>搜索文章</translation>
    </message>
    <message>
        <source>Clear Search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Larger Text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Smaller Text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Normal Text</source>
        <translation>默认文字大小</translation>
    </message>
    <message>
        <source>As the System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Text Size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Mark as Read or Unread</source>
        <translation>标为已读或未读</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>First Article</source>
        <translation>第一篇文章</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Go back to the article read before</source>
        <translation>回到之前读的文章</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Go forward to the article read after this one</source>
        <translation>前往之后读的文章</translation>
    </message>
    <message>
        <source>All Articles</source>
        <translation>全部文章</translation>
    </message>
    <message>
        <source>Unread Articles</source>
        <translation>未读文章</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Next Pane</source>
        <translation>下一个窗格</translation>
    </message>
    <message>
        <source>Previous Pane</source>
        <translation>上一个窗格</translation>
    </message>
    <message>
        <source>Mark Above as Read</source>
        <translation>将上方标为已读</translation>
    </message>
    <message>
        <source>Mark the articles above this one as read</source>
        <translation>将此文章上方的文章标为已读</translation>
    </message>
    <message>
        <source>Mark Below as Read</source>
        <translation>将下方标为已读</translation>
    </message>
    <message>
        <source>Mark the articles below this one as read</source>
        <translation>将此文章下方的文章标为已读</translation>
    </message>
    <message>
        <source>Copy Link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Copy the address of the original</source>
        <translation>复制原文网址</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take back what was done last</source>
        <translation>撤销上一步操作</translation>
    </message>
    <message>
        <source>Newest First</source>
        <translation>最新在前</translation>
    </message>
    <message>
        <source>Oldest First</source>
        <translation>最旧在前</translation>
    </message>
    <message>
        <source>Best Match First</source>
        <translation>最相关在前</translation>
    </message>
    <message>
        <source>Order what a search finds by how well it fits</source>
        <translation>按相关程度排列搜索结果</translation>
    </message>
    <message>
        <source>Full Screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>查看(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>前往(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Article</source>
        <translation>文章(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Source</source>
        <translation>来源(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>New Group…</source>
        <translation>新建分组…</translation>
    </message>
    <message>
        <source>Make a group for sources</source>
        <translation>为来源新建一个分组</translation>
    </message>
    <message>
        <source>Move to Group…</source>
        <translation>移到分组…</translation>
    </message>
    <message>
        <source>Move the chosen sources and groups into a group</source>
        <translation>把所选的来源和分组移到某个分组</translation>
    </message>
    <message>
        <source>Move Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move the chosen source or group up</source>
        <translation>把所选的来源或分组上移</translation>
    </message>
    <message>
        <source>Move Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Move the chosen source or group down</source>
        <translation>把所选的来源或分组下移</translation>
    </message>
    <message>
        <source>Sort by Name</source>
        <translation>按名称排序</translation>
    </message>
    <message>
        <source>Sort groups and sources by name instead of by hand</source>
        <translation>按名称而不是手动顺序排列分组和来源</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Import an OPML list of sources, or a document</source>
        <translation>导入 OPML 来源列表或一篇文档</translation>
    </message>
    <message>
        <source>Export Sources…</source>
        <translation>导出来源…</translation>
    </message>
    <message>
        <source>Save all feeds and groups as an OPML list</source>
        <translation>把所有订阅源和分组存为 OPML 列表</translation>
    </message>
    <message>
        <source>Find Command…</source>
        <translation>查找命令…</translation>
    </message>
    <message>
        <source>Find a command, a source or a view by its name</source>
        <translation>按名称查找命令、来源或视图</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>手册</translation>
    </message>
    <message>
        <source>Read how Courant is used</source>
        <translation>阅读 Courant 的使用方法</translation>
    </message>
    <message>
        <source>Copy Diagnostics</source>
        <translation>复制诊断信息</translation>
    </message>
    <message>
        <source>Copy versions and counts for a report; nothing private is among them</source>
        <translation>复制版本和数量以便报告问题，其中没有私人内容</translation>
    </message>
    <message>
        <source>About Courant</source>
        <translation>关于 Courant</translation>
    </message>
    <message>
        <source>Versions and licences</source>
        <translation>版本与许可证</translation>
    </message>
    <message>
        <source>Delete Article</source>
        <translation>删除文章</translation>
    </message>
    <message>
        <source>Delete this article; it does not come back</source>
        <translation>删除此文章，以后不再出现</translation>
    </message>
    <message>
        <source>Save Search…</source>
        <translation>保存搜索…</translation>
    </message>
    <message>
        <source>Keep this search among the views, with its own count</source>
        <translation>将此搜索保存为视图，并单独计数</translation>
    </message>
    <message>
        <source>How to Search</source>
        <translation>如何搜索</translation>
    </message>
    <message>
        <source>What can be searched for, with examples</source>
        <translation>可以搜索什么，附示例</translation>
    </message>
    <message>
        <source>Full Article</source>
        <translation>全文</translation>
    </message>
    <message>
        <source>Fetch the full article from its page, or go back to what the source sent</source>
        <translation>从网页获取全文，或返回来源提供的内容</translation>
    </message>
    <message>
        <source>Show Changes</source>
        <translation>显示改动</translation>
    </message>
    <message>
        <source>Show what the source changed in this article</source>
        <translation>显示来源对这篇文章的改动</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove the chosen source, group or view; bookmarked articles are kept</source>
        <translation>移除所选的来源、分组或视图；收藏的文章会保留</translation>
    </message>
    <message>
        <source>Change the name of the chosen source, group or view</source>
        <translation>更改所选来源、分组或视图的名称</translation>
    </message>
    <message>
        <source>Properties…</source>
        <translation>属性…</translation>
    </message>
    <message>
        <source>What is known of this source and what you chose for it</source>
        <translation>查看此来源的情况及您的选择</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>What goes on and what happened</source>
        <translation>查看正在进行和已经发生的事</translation>
    </message>
    <message>
        <source>Silent and Dead Sources</source>
        <translation>沉寂和失效的来源</translation>
    </message>
    <message>
        <source>Sources without anything new, or that cannot be fetched</source>
        <translation>查看没有新内容或无法获取的来源</translation>
    </message>
    <message>
        <source>Find in Article</source>
        <translation>在文章中查找</translation>
    </message>
    <message>
        <source>Find a text in the article on the page</source>
        <translation>在当前文章中查找文字</translation>
    </message>
    <message>
        <source>Articles as</source>
        <translation>文章显示为</translation>
    </message>
    <message>
        <source>Unread Only</source>
        <translation>仅未读</translation>
    </message>
    <message>
        <source>Show only the unread articles of this view</source>
        <translation>只显示此视图中的未读文章</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Headline and excerpt with a small picture</source>
        <translation>标题和摘要，配小图</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>卡片</translation>
    </message>
    <message>
        <source>A wide picture over headline and excerpt</source>
        <translation>大图在上，标题和摘要在下</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>One line an article</source>
        <translation>每篇文章一行</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>密集</translation>
    </message>
    <message>
        <source>Less space between articles</source>
        <translation>缩小文章之间的间距</translation>
    </message>
    <message>
        <source>Group by Day</source>
        <translation>按日期分组</translation>
    </message>
    <message>
        <source>A heading over the articles of each day</source>
        <translation>每天的文章之上显示日期</translation>
    </message>
    <message>
        <source>Panes</source>
        <translation>窗格</translation>
    </message>
    <message>
        <source>Side by Side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>The article beside the list</source>
        <translation>文章显示在列表旁边</translation>
    </message>
    <message>
        <source>Stacked</source>
        <translation>上下</translation>
    </message>
    <message>
        <source>The article below the list</source>
        <translation>文章显示在列表下方</translation>
    </message>
    <message>
        <source>Back to the List</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>From the page to the list, from the list to the sources</source>
        <translation>从文章返回列表，从列表返回来源</translation>
    </message>
    <message>
        <source>Article Only</source>
        <translation>仅显示文章</translation>
    </message>
    <message>
        <source>Nothing but the article; Escape brings the rest back</source>
        <translation>只显示文章；按 Esc 恢复其余部分</translation>
    </message>
    <message>
        <source>Copy Title and Link</source>
        <translation>复制标题和链接</translation>
    </message>
    <message>
        <source>Copy the headline and the address of the original</source>
        <translation>复制原文的标题和网址</translation>
    </message>
    <message>
        <source>Copy Markdown Link</source>
        <translation>复制 Markdown 链接</translation>
    </message>
    <message>
        <source>Copy a link for a Markdown text</source>
        <translation>复制用于 Markdown 文本的链接</translation>
    </message>
    <message>
        <source>Deleted Articles…</source>
        <translation>已删除的文章…</translation>
    </message>
    <message>
        <source>Show what was deleted, and bring it back</source>
        <translation>查看并恢复已删除的文章</translation>
    </message>
    <message>
        <source>Back Up Now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Make a copy of the library in the folder “backups” beside it</source>
        <translation>在资料库旁的“backups”文件夹中保存一份副本</translation>
    </message>
    <message>
        <source>Restore a Backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Go back to an earlier state of the library</source>
        <translation>回到资料库较早的状态</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Print this article on paper</source>
        <translation>把这篇文章打印到纸上</translation>
    </message>
    <message>
        <source>Read Aloud</source>
        <translation>朗读</translation>
    </message>
    <message>
        <source>Read this article aloud, or what is selected and on</source>
        <translation>朗读这篇文章，或从所选之处读起</translation>
    </message>
</context>
<context>
    <name>courant::AddDialog</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>文件…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>Choose a Folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Choose a File</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Documents and lists (*.md *.markdown *.html *.htm *.txt *.opml *.xml *.json)</source>
        <translation>文档和列表 (*.md *.markdown *.html *.htm *.txt *.opml *.xml *.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>What is there is shown here before you add it.</source>
        <translation>添加之前，这里会先显示找到的内容。</translation>
    </message>
    <message>
        <source>Group:</source>
        <translation>分组：</translation>
    </message>
    <message>
        <source>Add Source</source>
        <translation>添加来源</translation>
    </message>
    <message>
        <source>The address of a site or feed, a document, a folder of documents or an OPML list:</source>
        <translation>网站或订阅源的网址、一篇文档、一个文档文件夹，或一份 OPML 列表：</translation>
    </message>
    <message>
        <source>Address, file or folder</source>
        <translation>网址、文件或文件夹</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>正在查看</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Use “%1” from the clipboard</source>
        <translation>使用剪贴板中的“%1”</translation>
    </message>
    <message>
        <source>Looking at %1 …</source>
        <translation>正在查看 %1 …</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
</context>
<context>
    <name>courant::Adding</name>
    <message>
        <source>Reading %1 of %2</source>
        <translation>正在读取 %1 / %2</translation>
    </message>
    <message>
        <source>Adding %1</source>
        <translation>正在添加 %1</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Added “%1”.</source>
        <translation>已添加“%1”。</translation>
    </message>
    <message>
        <source>Updated “%1”.</source>
        <translation>已更新“%1”。</translation>
    </message>
    <message>
        <source>“%1” was already there.</source>
        <translation>“%1”已存在。</translation>
    </message>
    <message numerus="yes">
        <source>Added “%1” with %Ln article(s).</source>
        <translation>
            <numerusform>已添加“%1”，共 %Ln 篇文章。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Added %Ln source(s).</source>
        <translation>
            <numerusform>已添加 %Ln 个来源。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s).</source>
        <translation>
            <numerusform>有 %Ln 个问题。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Refreshing</source>
        <translation>正在刷新</translation>
    </message>
    <message>
        <source>Refreshing %1 of %2</source>
        <translation>正在刷新 %1 / %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln 个失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln 篇新文章</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln source(s) could not be refreshed</source>
        <translation>
            <numerusform>有 %Ln 个来源无法刷新</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>没有新文章</translation>
    </message>
    <message numerus="yes">
        <source>Refreshed %Ln source(s)</source>
        <translation>
            <numerusform>已刷新 %Ln 个来源</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln source(s) were there already.</source>
        <translation>
            <numerusform>%Ln 个来源已经存在。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no keychain here: the password is kept in a file that only your account may read.</source>
        <translation>此系统没有钥匙串：密码保存在只有您的账户可以读取的文件中。</translation>
    </message>
</context>
<context>
    <name>courant::ArticleListModel</name>
    <message>
        <source>Unread</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>Bookmarked</source>
        <translation>已收藏</translation>
    </message>
    <message>
        <source>Complete offline</source>
        <translation>可完整离线阅读</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln picture(s) missing</source>
        <translation>
            <numerusform>%Ln 张图片中缺少 %1 张</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>courant::ArticlePane</name>
    <message>
        <source>Articles</source>
        <translation>文章列表</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在载入…</translation>
    </message>
    <message>
        <source>Nothing found for “%1” in %2.</source>
        <translation>在“%2”中没有找到“%1”。</translation>
    </message>
    <message>
        <source>Add a source, and its articles appear here.</source>
        <translation>添加来源后，文章会显示在这里。</translation>
    </message>
    <message>
        <source>You have read everything.</source>
        <translation>已全部读完。</translation>
    </message>
    <message>
        <source>Nothing new today.</source>
        <translation>今天还没有新文章。</translation>
    </message>
    <message>
        <source>No bookmarks yet. Press S to keep an article.</source>
        <translation>还没有收藏。按 S 键收藏文章。</translation>
    </message>
    <message>
        <source>No articles here yet.</source>
        <translation>这里还没有文章。</translation>
    </message>
</context>
<context>
    <name>courant::ArticleView</name>
    <message>
        <source>This article is not in the library any more.</source>
        <translation>这篇文章已不在资料库中。</translation>
    </message>
    <message>
        <source>This article could not be read from the library.</source>
        <translation>无法从资料库读取这篇文章。</translation>
    </message>
    <message>
        <source>This article could not be shown.</source>
        <translation>无法显示这篇文章。</translation>
    </message>
    <message>
        <source>This article is too complex to show as it is. Here is its text.</source>
        <translation>这篇文章过于复杂，无法按原样显示，以下是它的文字内容。</translation>
    </message>
    <message>
        <source>Choose an article to read it here.</source>
        <translation>选择一篇文章，在这里阅读。</translation>
    </message>
</context>
<context>
    <name>courant::Clearing</name>
    <message>
        <source>What Would Go</source>
        <translation>将删除的内容</translation>
    </message>
    <message>
        <source>Articles that would go</source>
        <translation>将删除的文章</translation>
    </message>
    <message>
        <source>Delete Them Now</source>
        <translation>立即删除</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>Nothing would go. Bookmarked articles always stay.</source>
        <translation>没有要删除的内容。收藏的文章始终保留。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) would go. Bookmarked articles always stay.</source>
        <translation>
            <numerusform>将删除 %Ln 篇文章。收藏的文章始终保留。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln article(s)</source>
        <translation>
            <numerusform>%1：%Ln 篇文章</numerusform>
        </translation>
    </message>
    <message>
        <source>Among them:</source>
        <translation>其中包括：</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>正在删除…</translation>
    </message>
    <message numerus="yes">
        <source>Deleted %Ln article(s).</source>
        <translation>
            <numerusform>已删除 %Ln 篇文章。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) are back.</source>
        <translation>
            <numerusform>已恢复 %Ln 篇文章。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>courant::CommandPalette</name>
    <message>
        <source>Find Command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Name of a command, a source or a view</source>
        <translation>命令、来源或视图的名称</translation>
    </message>
    <message>
        <source>Command, source or view</source>
        <translation>命令、来源或视图</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>找到的结果</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>转到</translation>
    </message>
</context>
<context>
    <name>courant::GroupChoice</name>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>No group</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>New group…</source>
        <translation>新分组…</translation>
    </message>
    <message>
        <source>Name of the new group</source>
        <translation>新分组的名称</translation>
    </message>
</context>
<context>
    <name>courant::GroupDialog</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
</context>
<context>
    <name>courant::Importer</name>
    <message>
        <source>Documents</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
</context>
<context>
    <name>courant::MainWindow</name>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Search articles</source>
        <translation>搜索文章</translation>
    </message>
    <message>
        <source>Search in %1</source>
        <translation>在“%1”中搜索</translation>
    </message>
    <message>
        <source>Courant (%L1)</source>
        <translation>Courant（%L1）</translation>
    </message>
    <message>
        <source>Look of Articles</source>
        <translation>文章外观</translation>
    </message>
</context>
<context>
    <name>courant::Marking</name>
    <message>
        <source>Nothing unread here.</source>
        <translation>这里没有未读文章。</translation>
    </message>
    <message>
        <source>Mark as Read</source>
        <translation>标为已读</translation>
    </message>
    <message numerus="yes">
        <source>Marked %Ln article(s) as read.</source>
        <translation>
            <numerusform>已将 %Ln 篇文章标为已读。</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Deleted “%1”.</source>
        <translation>已删除“%1”。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) are back.</source>
        <translation>
            <numerusform>已恢复 %Ln 篇文章。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleted %Ln article(s).</source>
        <translation>
            <numerusform>已删除 %Ln 篇文章。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>courant::NewPill</name>
    <message>
        <source>Go to the top of the list</source>
        <translation>转到列表顶部</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln 篇新文章</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>courant::Notice</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>courant::Organizing</name>
    <message>
        <source>New Group</source>
        <translation>新建分组</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>名称：</translation>
    </message>
    <message>
        <source>Move to Group</source>
        <translation>移到分组</translation>
    </message>
    <message>
        <source>Removed “%1”. Bookmarked articles are kept.</source>
        <translation>已移除“%1”。加了书签的文章会保留。</translation>
    </message>
    <message numerus="yes">
        <source>Removed %Ln source(s). Bookmarked articles are kept.</source>
        <translation>
            <numerusform>已移除 %Ln 个来源。加了书签的文章会保留。</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove Source</source>
        <translation>移除来源</translation>
    </message>
    <message>
        <source>Only the last removal can be taken back.</source>
        <translation>只能撤销最近一次移除。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln source(s) came back.</source>
        <translation>
            <numerusform>已恢复 %Ln 个来源。</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove Group</source>
        <translation>移除分组</translation>
    </message>
    <message>
        <source>Removed the group “%1”; its sources are kept.</source>
        <translation>已移除分组“%1”，其中的来源会保留。</translation>
    </message>
    <message>
        <source>Export Sources</source>
        <translation>导出来源</translation>
    </message>
    <message>
        <source>Lists of sources (*.opml)</source>
        <translation>来源列表 (*.opml)</translation>
    </message>
    <message>
        <source>Saved the list as %1.</source>
        <translation>列表已存为 %1。</translation>
    </message>
    <message>
        <source>Edit View…</source>
        <translation>编辑视图…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Change the name and the words of this view</source>
        <translation>更改此视图的名称和搜索词</translation>
    </message>
    <message>
        <source>Change the name</source>
        <translation>更改名称</translation>
    </message>
    <message>
        <source>Remove View</source>
        <translation>移除视图</translation>
    </message>
    <message>
        <source>Remove this view; its articles stay</source>
        <translation>移除此视图；文章会保留</translation>
    </message>
    <message>
        <source>Remove this group; its sources are kept</source>
        <translation>移除此分组；其中的来源会保留</translation>
    </message>
    <message>
        <source>Remove the chosen source; bookmarked articles are kept</source>
        <translation>移除所选的来源；收藏的文章会保留</translation>
    </message>
</context>
<context>
    <name>courant::PagePane</name>
    <message>
        <source>This article is longer than can be shown here.</source>
        <translation>文章过长，此处未能全部显示。</translation>
    </message>
    <message>
        <source>%1 of %2 pictures missing</source>
        <translation>%2 张图片中缺少 %1 张</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Choose an article to read it here.</source>
        <translation>选择一篇文章，在这里阅读。</translation>
    </message>
    <message>
        <source>Read the original</source>
        <translation>阅读原文</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>reading time</comment>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>Picture not available yet</source>
        <translation>图片尚未下载</translation>
    </message>
    <message>
        <source>undated</source>
        <translation>日期不详</translation>
    </message>
    <message>
        <source>Complete offline</source>
        <translation>可完整离线阅读</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Get the full article</source>
        <translation>获取全文</translation>
    </message>
    <message>
        <source>Fetching the full article…</source>
        <translation>正在获取全文…</translation>
    </message>
    <message>
        <source>The full article could not be fetched: %1</source>
        <translation>无法获取全文：%1</translation>
    </message>
    <message>
        <source>Full article</source>
        <translation>全文</translation>
    </message>
    <message>
        <source>Show the full article</source>
        <translation>显示全文</translation>
    </message>
    <message>
        <source>Show what the source sent</source>
        <translation>显示来源提供的内容</translation>
    </message>
    <message>
        <source>Changed once</source>
        <translation>改动过一次</translation>
    </message>
    <message>
        <source>Changed %1 times</source>
        <translation>改动过 %1 次</translation>
    </message>
    <message>
        <source>Changed on %1</source>
        <comment>date and time</comment>
        <translation>%1 改动</translation>
    </message>
    <message>
        <source>Back to the article</source>
        <translation>返回文章</translation>
    </message>
    <message>
        <source>%1 unchanged paragraphs</source>
        <comment>two or more</comment>
        <translation>%1 段未改动</translation>
    </message>
    <message>
        <source>Only the headline changed.</source>
        <translation>只有标题改动了。</translation>
    </message>
    <message>
        <source>: </source>
        <comment>before a reason</comment>
        <translation>：</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between reasons</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>timeout</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>certificate</source>
        <translation>证书有误</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>过大</translation>
    </message>
    <message>
        <source>too many redirects</source>
        <translation>重定向过多</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>not a picture</source>
        <translation>不是图片</translation>
    </message>
    <message>
        <source>not a web page</source>
        <translation>不是网页</translation>
    </message>
    <message>
        <source>no article was found in the page</source>
        <translation>网页中没有找到文章</translation>
    </message>
    <message>
        <source>the page is too complex</source>
        <translation>网页过于复杂</translation>
    </message>
    <message>
        <source>error</source>
        <translation>出错</translation>
    </message>
    <message>
        <source>Open outside</source>
        <translation>在外部打开</translation>
    </message>
    <message>
        <source>Fetching…</source>
        <translation>正在获取…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>It cannot be played here: %1</source>
        <translation>无法在此播放：%1</translation>
    </message>
    <message>
        <source>not a video or sound</source>
        <translation>不是视频或音频</translation>
    </message>
    <message>
        <source>the format is not known</source>
        <translation>格式未知</translation>
    </message>
</context>
<context>
    <name>courant::PreviewCard</name>
    <message>
        <source>You have this source already.</source>
        <translation>您已经订阅了这个来源。</translation>
    </message>
    <message>
        <source>Show It</source>
        <translation>转到该来源</translation>
    </message>
    <message>
        <source>Feed of this page</source>
        <translation>此页面的订阅源</translation>
    </message>
    <message numerus="yes">
        <source>%Ln source(s)</source>
        <translation>
            <numerusform>%Ln 个来源</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln already there</source>
        <translation>
            <numerusform>%Ln 个已有</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln broken</source>
        <translation>
            <numerusform>%Ln 个无效</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln 篇文档</numerusform>
        </translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln 篇文章</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>courant::ProblemList</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>courant::Reading</name>
    <message>
        <source>Nothing unread here.</source>
        <translation>这里没有未读文章。</translation>
    </message>
    <message>
        <source>Remove Bookmark</source>
        <translation>取消收藏</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Mark as Unread</source>
        <translation>标为未读</translation>
    </message>
    <message>
        <source>Mark as Read</source>
        <translation>标为已读</translation>
    </message>
    <message>
        <source>Complete offline</source>
        <translation>可完整离线阅读</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln picture(s) missing</source>
        <translation>
            <numerusform>%Ln 张图片中缺少 %1 张</numerusform>
        </translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>另存为 PDF</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>Saving as PDF…</source>
        <translation>正在保存 PDF…</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>已保存 %1。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Remove the bookmark</source>
        <translation>取消收藏</translation>
    </message>
    <message>
        <source>Keep this article</source>
        <translation>收藏此文章</translation>
    </message>
    <message>
        <source>Mark this article as unread</source>
        <translation>将此文章标为未读</translation>
    </message>
    <message>
        <source>Mark this article as read</source>
        <translation>将此文章标为已读</translation>
    </message>
    <message>
        <source>Copied with its source.</source>
        <translation>已连同出处一起复制。</translation>
    </message>
    <message>
        <source>Keep these articles</source>
        <translation>收藏这些文章</translation>
    </message>
    <message>
        <source>Mark these articles as unread</source>
        <translation>将这些文章标为未读</translation>
    </message>
    <message>
        <source>Mark these articles as read</source>
        <translation>将这些文章标为已读</translation>
    </message>
</context>
<context>
    <name>courant::SearchHelp</name>
    <message>
        <source>How to Search</source>
        <translation>如何搜索</translation>
    </message>
    <message>
        <source>harbour storm</source>
        <translation>港口 风暴</translation>
    </message>
    <message>
        <source>Both words, each found by its beginning</source>
        <translation>两个词都要有</translation>
    </message>
    <message>
        <source>&quot;harbour storm&quot;</source>
        <translation>"港口 风暴"</translation>
    </message>
    <message>
        <source>Exactly this phrase</source>
        <translation>与此短语完全相同</translation>
    </message>
    <message>
        <source>harbour OR port</source>
        <translation>港口 OR 码头</translation>
    </message>
    <message>
        <source>One of them is enough</source>
        <translation>有其中之一即可</translation>
    </message>
    <message>
        <source>harbour -storm</source>
        <translation>港口 -风暴</translation>
    </message>
    <message>
        <source>The first word, not the second</source>
        <translation>有前者，没有后者</translation>
    </message>
    <message>
        <source>title:harbour</source>
        <translation>title:港口</translation>
    </message>
    <message>
        <source>In the headline; also author: source: group: tag:</source>
        <translation>在标题中；另有 author: source: group: tag:</translation>
    </message>
    <message>
        <source>Unread ones; also is:read is:bookmarked has:image</source>
        <translation>未读文章；另有 is:read is:bookmarked has:image</translation>
    </message>
    <message>
        <source>Of the last seven days; also 12h 2w 3m 1y</source>
        <translation>最近七天；另有 12h 2w 3m 1y</translation>
    </message>
    <message>
        <source>Older than that; a year, a month or a day</source>
        <translation>早于该时间；可写年、月或日</translation>
    </message>
    <message>
        <source>Case, accents and width do not matter; Simplified Chinese finds Traditional, and the other way round.</source>
        <translation>不区分大小写、重音和全角半角；简体可找到繁体，反之亦然。</translation>
    </message>
</context>
<context>
    <name>courant::SettingsWindow</name>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Where everything is kept</source>
        <translation>一切内容的存放位置</translation>
    </message>
    <message>
        <source>Check Now</source>
        <translation>立即检查</translation>
    </message>
    <message>
        <source>Check the library</source>
        <translation>检查资料库</translation>
    </message>
    <message>
        <source>Reads everything and compares it. You can go on reading meanwhile.</source>
        <translation>读取全部内容并加以核对，其间可以继续阅读。</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message numerus="yes">
        <source>All is well: %Ln article(s).</source>
        <translation>
            <numerusform>一切正常：%Ln 篇文章。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s) found.</source>
        <translation>
            <numerusform>发现 %Ln 个问题。</numerusform>
        </translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Back Up Now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Make a backup</source>
        <translation>创建备份</translation>
    </message>
    <message>
        <source>A copy of the library without its pictures, in the folder “backups” beside it.</source>
        <translation>不含图片的资料库副本，保存在旁边的“backups”文件夹中。</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>已保存 %1。</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Set of keys</source>
        <translation>按键方案</translation>
    </message>
    <message>
        <source>Keys you have changed yourself stay as they are.</source>
        <translation>您自己改过的按键保持不变。</translation>
    </message>
    <message>
        <source>Classic</source>
        <translation>经典</translation>
    </message>
    <message>
        <source>Like Vim</source>
        <translation>类似 Vim</translation>
    </message>
    <message>
        <source>Reset All</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>Your own keys</source>
        <translation>自定义按键</translation>
    </message>
    <message>
        <source>Takes back every key you have changed.</source>
        <translation>撤销您改过的所有按键。</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>没有含这些字词的设置。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>General</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Of menus and messages. Articles stay as they were written.</source>
        <translation>菜单和消息的语言。文章保持原文。</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Light, dark, or what the desktop says.</source>
        <translation>浅色、深色，或跟随桌面。</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>阅读</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Mark articles as read</source>
        <translation>将文章标为已读</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>立即</translation>
    </message>
    <message>
        <source>After some seconds</source>
        <translation>数秒之后</translation>
    </message>
    <message>
        <source>Only by hand</source>
        <translation>仅手动</translation>
    </message>
    <message>
        <source>Seconds until then</source>
        <translation>等待秒数</translation>
    </message>
    <message>
        <source>How long an article must stay on the page.</source>
        <translation>文章须在页面上停留多久。</translation>
    </message>
    <message>
        <source>Changed articles become unread</source>
        <translation>文章有改动时变为未读</translation>
    </message>
    <message>
        <source>When a publisher corrects the text of an article, it stands among the unread again.</source>
        <translation>发布者修改文章内容后，该文章重新列入未读。</translation>
    </message>
    <message>
        <source> px</source>
        <comment>pixels</comment>
        <translation> 像素</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Of the article on the page. 18 suits most screens.</source>
        <translation>页面上文章的文字大小。18 适合大多数屏幕。</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>15 minutes</source>
        <translation>15 分钟</translation>
    </message>
    <message>
        <source>30 minutes</source>
        <translation>30 分钟</translation>
    </message>
    <message>
        <source>An hour</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>2 hours</source>
        <translation>2 小时</translation>
    </message>
    <message>
        <source>4 hours</source>
        <translation>4 小时</translation>
    </message>
    <message>
        <source>A day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>Only when asked</source>
        <translation>仅在要求时</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Look for new articles every</source>
        <translation>检查新文章的间隔</translation>
    </message>
    <message>
        <source>Sources that publish seldom, or ask for it, are visited less often.</source>
        <translation>很少发布或自行要求的来源，访问得更少。</translation>
    </message>
    <message>
        <source>Refresh at start</source>
        <translation>启动时刷新</translation>
    </message>
    <message>
        <source>Sources that are due are refreshed when Courant starts.</source>
        <translation>Courant 启动时刷新到期的来源。</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Keep pictures for reading offline</source>
        <translation>保存图片供离线阅读</translation>
    </message>
    <message>
        <source>Pictures that are not kept stay blank: the page itself never reaches the network.</source>
        <translation>未保存的图片显示为空白：页面本身从不访问网络。</translation>
    </message>
    <message>
        <source>Of all articles</source>
        <translation>所有文章的</translation>
    </message>
    <message>
        <source>Of bookmarked articles</source>
        <translation>收藏文章的</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Keeping articles</source>
        <translation>文章保留</translation>
    </message>
    <message>
        <source>Keep articles for</source>
        <translation>文章保留时间</translation>
    </message>
    <message>
        <source>Older ones are deleted by and by; bookmarked ones always stay. A source can have a span of its own.</source>
        <translation>更旧的文章会陆续删除，收藏的始终保留。每个来源可以有自己的期限。</translation>
    </message>
    <message>
        <source>Ever</source>
        <translation>永久</translation>
    </message>
    <message>
        <source>A month</source>
        <translation>1 个月</translation>
    </message>
    <message>
        <source>3 months</source>
        <translation>3 个月</translation>
    </message>
    <message>
        <source>6 months</source>
        <translation>6 个月</translation>
    </message>
    <message>
        <source>A year</source>
        <translation>1 年</translation>
    </message>
    <message>
        <source>3 years</source>
        <translation>3 年</translation>
    </message>
    <message>
        <source>Keep of each source</source>
        <translation>每个来源保留</translation>
    </message>
    <message>
        <source>The newest so many articles stay.</source>
        <translation>保留最新的若干篇文章。</translation>
    </message>
    <message>
        <source>All articles</source>
        <translation>全部文章</translation>
    </message>
    <message>
        <source>Unread ones may go too</source>
        <translation>未读文章也可删除</translation>
    </message>
    <message>
        <source>Otherwise an article stays until it was read, however old it is.</source>
        <translation>否则文章无论多旧，都会保留到读过为止。</translation>
    </message>
    <message>
        <source>Preview…</source>
        <translation>预览…</translation>
    </message>
    <message>
        <source>What would go</source>
        <translation>将删除的内容</translation>
    </message>
    <message>
        <source>Shows what these rules would delete, before anything is.</source>
        <translation>在删除之前显示这些规则会删除什么。</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>桌面</translation>
    </message>
    <message>
        <source>Show an icon in the tray</source>
        <translation>在托盘中显示图标</translation>
    </message>
    <message>
        <source>It tells how many articles are unread, and shows notifications of the sources that announce new articles.</source>
        <translation>显示未读文章的数量，并为开启了通知的来源显示新文章通知。</translation>
    </message>
    <message>
        <source>Close to the tray</source>
        <translation>关闭到托盘</translation>
    </message>
    <message>
        <source>Closing the window leaves Courant running in the tray, where it looks for new articles. Quit ends it.</source>
        <translation>关闭窗口后，Courant 会在托盘中继续运行并检查新文章。“退出”才会结束程序。</translation>
    </message>
    <message>
        <source>Rest on metered connections</source>
        <translation>按流量计费时暂停</translation>
    </message>
    <message>
        <source>Where the connection is paid by volume, nothing is fetched by itself, only when you ask.</source>
        <translation>在按流量计费的网络上不会自动获取任何内容，只在您要求时获取。</translation>
    </message>
    <message>
        <source>Largest picture</source>
        <translation>最大图片</translation>
    </message>
    <message>
        <source>Larger ones are left out, and the article says so.</source>
        <translation>更大的图片不会获取，文章中会说明。</translation>
    </message>
    <message>
        <source>Room for all pictures</source>
        <translation>所有图片可用的空间</translation>
    </message>
    <message>
        <source>Once it is used up, only pictures of bookmarked articles are still fetched. None is deleted.</source>
        <translation>用完后只获取收藏文章的图片，已有的图片不会删除。</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Start at login</source>
        <translation>登录时启动</translation>
    </message>
    <message>
        <source>Courant starts minimized with the desktop, and looks for new articles.</source>
        <translation>Courant 随桌面最小化启动，并检查新文章。</translation>
    </message>
    <message>
        <source>When an article counts as read.</source>
        <translation>文章何时算作已读。</translation>
    </message>
    <message>
        <source>When scrolled past in the list</source>
        <translation>在列表中滚动经过时</translation>
    </message>
    <message>
        <source>Videos and sounds</source>
        <translation>视频与音频</translation>
    </message>
    <message>
        <source>On a click they open in the program for them, or are fetched whole and play in the article.</source>
        <translation>点击时用外部程序打开，或完整获取后在文章中播放。</translation>
    </message>
    <message>
        <source>Open outside</source>
        <translation>在外部打开</translation>
    </message>
    <message>
        <source>Play in the article</source>
        <translation>在文章中播放</translation>
    </message>
</context>
<context>
    <name>courant::ShortcutSheet</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
</context>
<context>
    <name>courant::SourcePane</name>
    <message>
        <source>Sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>No sources yet.</source>
        <translation>还没有来源。</translation>
    </message>
</context>
<context>
    <name>courant::SourceTreeModel</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>The last refresh failed: %1</source>
        <translation>上次刷新失败：%1</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln article(s)</source>
        <translation>
            <numerusform>%1，%Ln 篇文章</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln unread</source>
        <translation>
            <numerusform>%1，%Ln 篇未读</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>courant::StatusLine</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>courant::UndoList</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>撤销“%1”</translation>
    </message>
</context>
<context>
    <name>courant::Views</name>
    <message>
        <source>Save Search</source>
        <translation>保存搜索</translation>
    </message>
    <message>
        <source>Edit View</source>
        <translation>编辑视图</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>名称：</translation>
    </message>
    <message>
        <source>Search:</source>
        <translation>搜索：</translation>
    </message>
    <message>
        <source>Saved “%1” among the views.</source>
        <translation>已将“%1”保存为视图。</translation>
    </message>
    <message>
        <source>Remove View</source>
        <translation>移除视图</translation>
    </message>
    <message>
        <source>Removed the view “%1”.</source>
        <translation>已移除视图“%1”。</translation>
    </message>
</context>
<context>
    <name>courant::WebView</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy Link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Open Link in Browser</source>
        <translation>在浏览器中打开链接</translation>
    </message>
    <message>
        <source>Copy as Quotation</source>
        <translation>复制为引文</translation>
    </message>
    <message>
        <source>Search for “%1”</source>
        <translation>搜索“%1”</translation>
    </message>
</context>
<context>
    <name>courant::Completing</name>
    <message>
        <source>Fetching the full article…</source>
        <translation>正在获取全文…</translation>
    </message>
    <message>
        <source>The full article is here.</source>
        <translation>全文已获取。</translation>
    </message>
    <message>
        <source>This article has no address on the web.</source>
        <translation>这篇文章没有网址。</translation>
    </message>
    <message>
        <source>No article was found in its page.</source>
        <translation>网页中没有找到文章。</translation>
    </message>
    <message>
        <source>Fetching the pictures again…</source>
        <translation>正在重新获取图片…</translation>
    </message>
    <message>
        <source>All pictures are here.</source>
        <translation>图片已全部获取。</translation>
    </message>
    <message>
        <source>Nothing was changed in this article since it came.</source>
        <translation>这篇文章自收到以来没有改动。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) could not be fetched.</source>
        <translation>
            <numerusform>%Ln 张图片无法获取。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>courant::Help</name>
    <message>
        <source>Manual</source>
        <translation>手册</translation>
    </message>
    <message>
        <source>About Courant</source>
        <translation>关于 Courant</translation>
    </message>
    <message>
        <source>A reader of news that keeps what you read. Free software, without any warranty.</source>
        <translation>把您读过的新闻保存下来的阅读器。自由软件，不提供任何担保。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The diagnostics are on the clipboard. Nothing private is among them.</source>
        <translation>诊断信息已复制到剪贴板，其中没有私人内容。</translation>
    </message>
</context>
<context>
    <name>courant::Tray</name>
    <message numerus="yes">
        <source>%Ln new in %1</source>
        <translation>
            <numerusform>“%1”中有 %Ln 篇新文章</numerusform>
        </translation>
    </message>
    <message>
        <source>Show or Hide</source>
        <translation>显示或隐藏</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message numerus="yes">
        <source>Courant: %Ln unread</source>
        <translation>
            <numerusform>Courant：%Ln 篇未读</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourceWords</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n 张图片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing (%1)</source>
        <translation>
            <numerusform>缺少 %n 张（%1）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>尚不清楚</translation>
    </message>
    <message>
        <source>about every %1</source>
        <translation>大约每 %1</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>Gone for good, says its server.</source>
        <translation>服务器称此来源已永久消失。</translation>
    </message>
    <message>
        <source>%1 Last success: %2</source>
        <translation>%1上次成功：%2</translation>
    </message>
    <message>
        <source>Nothing new since %1</source>
        <translation>自 %1 起没有新内容</translation>
    </message>
    <message>
        <source>Well</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Fetching pictures…</source>
        <translation>正在获取图片…</translation>
    </message>
    <message>
        <source>Refreshing…</source>
        <translation>正在刷新…</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>没有变化</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n 篇新文章</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n 篇有改动</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>没有新内容</translation>
    </message>
    <message>
        <source>moved to %1</source>
        <translation>已迁至 %1</translation>
    </message>
</context>
<context>
    <name>PropertiesChoices</name>
    <message>
        <source>As in the settings</source>
        <translation>与设置相同</translation>
    </message>
    <message>
        <source>Every %1</source>
        <translation>每 %1</translation>
    </message>
    <message>
        <source>Only when asked</source>
        <translation>仅在要求时</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>不需要</translation>
    </message>
    <message>
        <source>With name and password</source>
        <translation>用户名和密码</translation>
    </message>
    <message>
        <source>With a token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>The system's</source>
        <translation>系统代理</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>使用此代理</translation>
    </message>
    <message>
        <source>In the system's keychain</source>
        <translation>系统钥匙串</translation>
    </message>
    <message>
        <source>In a file in the data folder</source>
        <translation>数据文件夹中的文件</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Only of bookmarked articles</source>
        <translation>仅收藏的文章</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Ever</source>
        <translation>永久</translation>
    </message>
    <message>
        <source>%1 articles</source>
        <translation>%1 篇</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>通常方式</translation>
    </message>
</context>
<context>
    <name>courant::PropertiesDialog</name>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Properties of %1</source>
        <translation>“%1”的属性</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1, %2 unread</source>
        <translation>%1 篇，%2 篇未读</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>名称：</translation>
    </message>
    <message>
        <source>Address:</source>
        <translation>网址：</translation>
    </message>
    <message>
        <source>Website:</source>
        <translation>网站：</translation>
    </message>
    <message>
        <source>Group:</source>
        <translation>分组：</translation>
    </message>
    <message>
        <source>Articles:</source>
        <translation>文章：</translation>
    </message>
    <message>
        <source>Refresh Now</source>
        <translation>立即刷新</translation>
    </message>
    <message>
        <source>Refresh:</source>
        <translation>刷新：</translation>
    </message>
    <message>
        <source>What the source asks for and what its server allows is kept in any case.</source>
        <translation>无论如何都会遵守来源的要求和服务器的限制。</translation>
    </message>
    <message>
        <source>Last success:</source>
        <translation>上次成功：</translation>
    </message>
    <message>
        <source>Problem:</source>
        <translation>问题：</translation>
    </message>
    <message>
        <source>Next refresh:</source>
        <translation>下次刷新：</translation>
    </message>
    <message>
        <source>Publishes:</source>
        <translation>发布频率：</translation>
    </message>
    <message>
        <source>Newest article:</source>
        <translation>最新文章：</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>only when asked</source>
        <translation>仅在要求时</translation>
    </message>
    <message>
        <source>soon</source>
        <translation>很快</translation>
    </message>
    <message>
        <source>Courant's own</source>
        <translation>Courant 自己的名称</translation>
    </message>
    <message>
        <source>Name: value, one a line</source>
        <translation>名称: 值，每行一个</translation>
    </message>
    <message>
        <source>Sign in:</source>
        <translation>登录：</translation>
    </message>
    <message>
        <source>User name:</source>
        <translation>用户名：</translation>
    </message>
    <message>
        <source>Password:</source>
        <translation>密码：</translation>
    </message>
    <message>
        <source>Headers:</source>
        <translation>请求头：</translation>
    </message>
    <message>
        <source>Proxy:</source>
        <translation>代理：</translation>
    </message>
    <message>
        <source>Proxy address:</source>
        <translation>代理地址：</translation>
    </message>
    <message>
        <source>Browser name:</source>
        <translation>浏览器名称：</translation>
    </message>
    <message>
        <source>Keep secrets:</source>
        <translation>保存机密：</translation>
    </message>
    <message>
        <source>Passwords, tokens, cookies and keys are secrets. In the file they are not encrypted; only your account may read it.</source>
        <translation>密码、令牌、Cookie 和密钥都属于机密。保存在文件中时不会加密，只有您的账户可以读取该文件。</translation>
    </message>
    <message>
        <source>Fetch the whole article from its page</source>
        <translation>从网页获取全文</translation>
    </message>
    <message>
        <source>Pictures:</source>
        <translation>图片：</translation>
    </message>
    <message>
        <source>Keep for:</source>
        <translation>保留时间：</translation>
    </message>
    <message>
        <source>Keep at most:</source>
        <translation>最多保留：</translation>
    </message>
    <message>
        <source>Dates without a zone:</source>
        <translation>没有时区的日期：</translation>
    </message>
    <message>
        <source>A header is written as “Name: value”.</source>
        <translation>请求头的写法是“名称: 值”。</translation>
    </message>
    <message>
        <source>The header “%1” cannot be sent.</source>
        <translation>无法发送请求头“%1”。</translation>
    </message>
    <message>
        <source>The source needs a name.</source>
        <translation>来源需要一个名称。</translation>
    </message>
    <message>
        <source>The address begins with http:// or https://.</source>
        <translation>网址以 http:// 或 https:// 开头。</translation>
    </message>
    <message>
        <source>A user name has no colon.</source>
        <translation>用户名中不能有冒号。</translation>
    </message>
    <message>
        <source>The password is missing.</source>
        <translation>缺少密码。</translation>
    </message>
    <message>
        <source>The token is missing.</source>
        <translation>缺少令牌。</translation>
    </message>
    <message>
        <source>A proxy is written as http://host:port or socks5://host:port.</source>
        <translation>代理的写法是 http://host:port 或 socks5://host:port。</translation>
    </message>
    <message>
        <source>Token:</source>
        <translation>令牌：</translation>
    </message>
    <message>
        <source>The system's keychain does not keep it. Nothing was changed. Unlock it and press OK again, or choose to keep secrets in a file.</source>
        <translation>系统钥匙串未能保存，没有任何改动。请解锁钥匙串后再按“确定”，或选择将机密保存在文件中。</translation>
    </message>
    <message>
        <source>Announce new articles on the desktop</source>
        <translation>在桌面上通知新文章</translation>
    </message>
</context>
<context>
    <name>courant::ActivityModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>情况</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
</context>
<context>
    <name>courant::ActivityWindow</name>
    <message>
        <source>Only problems</source>
        <translation>仅显示问题</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Nothing to tell.</source>
        <translation>暂无内容。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>courant::QuietSources</name>
    <message>
        <source>All sources are well.</source>
        <translation>所有来源都正常。</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Properties…</source>
        <translation>属性…</translation>
    </message>
    <message>
        <source>Unsubscribe</source>
        <translation>取消订阅</translation>
    </message>
    <message>
        <source>Silent and Dead Sources</source>
        <translation>沉寂和失效的来源</translation>
    </message>
    <message numerus="yes">
        <source>Nothing new for %n month(s)</source>
        <translation>
            <numerusform>%n 个月没有新内容</numerusform>
        </translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>courant::SourceCare</name>
    <message numerus="yes">
        <source>%n source(s) say that they are gone.</source>
        <translation>
            <numerusform>%n 个来源称自己已消失。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>“%1” says that it is gone.</source>
        <translation>“%1”称自己已消失。</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>处理…</translation>
    </message>
    <message>
        <source>A Source Is Gone</source>
        <translation>来源已消失</translation>
    </message>
    <message>
        <source>“%1” says that it is gone for good. It is not asked any more.</source>
        <translation>“%1”称自己已永久消失，今后不再请求它。</translation>
    </message>
    <message>
        <source>Its articles stay if you keep it; bookmarked ones stay in any case.</source>
        <translation>保留此来源则保留其文章；收藏的文章在任何情况下都会保留。</translation>
    </message>
    <message>
        <source>Keep It</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Unsubscribe</source>
        <translation>取消订阅</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s) removed. Bookmarked articles are kept.</source>
        <translation>
            <numerusform>已移除 %n 个来源。收藏的文章仍然保留。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The room for pictures is used up: only those of bookmarked articles are still fetched.</source>
        <translation>图片空间已用完，现在只获取收藏文章的图片。</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
</context>
<context>
    <name>courant::FindBar</name>
    <message>
        <source>Find in the article</source>
        <translation>在文章中查找</translation>
    </message>
    <message>
        <source>Previous place (Shift+Enter)</source>
        <translation>上一处（Shift+Enter）</translation>
    </message>
    <message>
        <source>Next place (Enter)</source>
        <translation>下一处（Enter）</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>None</source>
        <comment>places where a text was found</comment>
        <translation>没有</translation>
    </message>
    <message>
        <source>%L1 / %L2</source>
        <comment>place, of how many</comment>
        <translation>%L1 / %L2</translation>
    </message>
</context>
<context>
    <name>courant::ImageViewer</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Smaller (−)</source>
        <translation>缩小（−）</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>放大（+）</translation>
    </message>
    <message>
        <source>Previous picture (←)</source>
        <translation>上一张（←）</translation>
    </message>
    <message>
        <source>Next picture (→)</source>
        <translation>下一张（→）</translation>
    </message>
    <message>
        <source>Save Picture…</source>
        <translation>保存图片…</translation>
    </message>
    <message>
        <source>Copy Picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <comment>picture</comment>
        <translation>第 %L1 张，共 %L2 张</translation>
    </message>
    <message>
        <source>This picture is not in the library.</source>
        <translation>资料库中没有这张图片。</translation>
    </message>
    <message>
        <source>This kind of picture cannot be enlarged here; it can be saved.</source>
        <translation>这种图片不能在这里放大，但可以保存。</translation>
    </message>
    <message>
        <source>Save Picture</source>
        <translation>保存图片</translation>
    </message>
</context>
<context>
    <name>courant::NextButton</name>
    <message>
        <source>Next: %1</source>
        <comment>the title of the next article</comment>
        <translation>下一篇：%1</translation>
    </message>
</context>
<context>
    <name>courant::TypographyPopover</name>
    <message>
        <source>Justify both edges</source>
        <translation>两端对齐</translation>
    </message>
    <message>
        <source>Indent first lines (Chinese, Japanese)</source>
        <translation>首行缩进（中文、日文）</translation>
    </message>
    <message>
        <source>Vertical text (Chinese, Japanese)</source>
        <translation>竖排（中文、日文）</translation>
    </message>
    <message>
        <source>Serif, by language</source>
        <translation>衬线字体，随语言而定</translation>
    </message>
    <message>
        <source>Sans serif, by language</source>
        <translation>无衬线字体，随语言而定</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Line height</source>
        <translation>行高</translation>
    </message>
    <message>
        <source>Line width</source>
        <translation>行宽</translation>
    </message>
    <message>
        <source>As the window</source>
        <translation>与窗口一致</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Sepia</source>
        <translation>米黄</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>纯黑</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>%L1 px</source>
        <comment>size of the text</comment>
        <translation>%L1 像素</translation>
    </message>
    <message>
        <source>%L1 em</source>
        <comment>width of a line</comment>
        <translation>%L1 字宽</translation>
    </message>
</context>
<context>
    <name>courant::ArticleLinks</name>
    <message numerus="yes">
        <source>Opened the first %Ln article(s).</source>
        <translation>
            <numerusform>已打开前 %Ln 篇文章。</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied the link.</source>
        <translation>已复制链接。</translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln link(s).</source>
        <translation>
            <numerusform>已复制 %Ln 个链接。</numerusform>
        </translation>
    </message>
    <message>
        <source>This article has no address on the web.</source>
        <translation>这篇文章没有网址。</translation>
    </message>
</context>
<context>
    <name>courant::ScrollMarking</name>
    <message>
        <source>Mark as Read</source>
        <translation>标为已读</translation>
    </message>
</context>
<context>
    <name>courant::Welcome</name>
    <message>
        <source>Welcome to Courant</source>
        <translation>欢迎使用 Courant</translation>
    </message>
    <message>
        <source>What would you like to read?</source>
        <translation>您想读些什么？</translation>
    </message>
    <message>
        <source>A few sample articles are here already. Everything below can be done later too, with Add Source.</source>
        <translation>这里已有几篇示例文章。以下各项以后也可以通过“添加来源”完成。</translation>
    </message>
    <message>
        <source>Bring my sources from another reader (OPML)…</source>
        <translation>从其他阅读器导入来源（OPML）…</translation>
    </message>
    <message>
        <source>Add a folder of documents…</source>
        <translation>添加文档文件夹…</translation>
    </message>
    <message>
        <source>Add the address of a site or feed…</source>
        <translation>添加网站或订阅源的地址…</translation>
    </message>
    <message>
        <source>Look around first</source>
        <translation>先随便看看</translation>
    </message>
</context>
<context>
    <name>SearchQuery</name>
    <message>
        <source>OR needs a word before it.</source>
        <translation>OR 前面需要一个词。</translation>
    </message>
    <message>
        <source>OR needs a word after it.</source>
        <translation>OR 后面需要一个词。</translation>
    </message>
    <message>
        <source>%1: needs a word after it.</source>
        <translation>%1: 后面需要一个词。</translation>
    </message>
    <message>
        <source>has: knows image, not “%1”.</source>
        <translation>has: 后面只能是 image，不能是“%1”。</translation>
    </message>
    <message>
        <source>is: knows unread, read and bookmarked, not “%1”.</source>
        <translation>is: 后面只能是 unread、read 或 bookmarked，不能是“%1”。</translation>
    </message>
    <message>
        <source>%1: needs a date such as 2026-01-31 or a span such as 7d, not “%2”.</source>
        <translation>%1: 后面需要日期（如 2026-01-31）或时间段（如 7d），不能是“%2”。</translation>
    </message>
</context>
<context>
    <name>courant::TrashWindow</name>
    <message>
        <source>No deleted articles.</source>
        <translation>没有已删除的文章。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Delete for Good…</source>
        <translation>彻底删除…</translation>
    </message>
    <message>
        <source>Deleted Articles</source>
        <translation>已删除的文章</translation>
    </message>
    <message>
        <source>Headline</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>删除时间</translation>
    </message>
    <message>
        <source>They stay here for 30 days.</source>
        <translation>在这里保留 30 天。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>无标题</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>此操作无法撤销。</translation>
    </message>
    <message>
        <source>Delete for Good</source>
        <translation>彻底删除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) are back.</source>
        <translation>
            <numerusform>已恢复 %Ln 篇文章。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln article(s) for good?</source>
        <translation>
            <numerusform>彻底删除 %Ln 篇文章？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) deleted for good.</source>
        <translation>
            <numerusform>已彻底删除 %Ln 篇文章。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>courant::Safekeeping</name>
    <message>
        <source>Making a backup…</source>
        <translation>正在备份…</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>已保存 %1。</translation>
    </message>
</context>
<context>
    <name>courant::OpenProblem</name>
    <message>
        <source>This library was written by a newer Courant.</source>
        <translation>这个资料库由较新版本的 Courant 写成。</translation>
    </message>
    <message>
        <source>Another Courant is using this library.</source>
        <translation>另一个 Courant 正在使用这个资料库。</translation>
    </message>
    <message>
        <source>Courant may not read or write where its library is.</source>
        <translation>Courant 无法读写资料库所在的位置。</translation>
    </message>
    <message>
        <source>The library is damaged.</source>
        <translation>资料库已损坏。</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>磁盘已满。</translation>
    </message>
    <message>
        <source>The library cannot be opened.</source>
        <translation>无法打开资料库。</translation>
    </message>
    <message>
        <source>Nothing in it was changed. Update Courant to open it, or go on with an earlier backup or in another folder.</source>
        <translation>其中的内容没有改动。请更新 Courant 后再打开，或改用较早的备份或其他文件夹。</translation>
    </message>
    <message>
        <source>Two at once could damage it. Close the other one and try again.</source>
        <translation>同时使用可能损坏资料库。请关闭另一个，然后重试。</translation>
    </message>
    <message>
        <source>The folder may be read-only, belong to somebody else, or lie on a drive that is not there. Make it writable and try again, or choose another.</source>
        <translation>文件夹可能是只读的、属于其他用户，或所在的磁盘未连接。请使其可写后重试，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>Its file was left as it is. A backup can take its place; the damaged file is set aside, not deleted.</source>
        <translation>损坏的文件保持原样。可以用备份代替它；损坏的文件会另行保存，不会删除。</translation>
    </message>
    <message>
        <source>Nothing was lost. Make some room and try again.</source>
        <translation>没有丢失任何内容。请腾出一些空间后重试。</translation>
    </message>
    <message>
        <source>Nothing in it was changed.</source>
        <translation>其中的内容没有改动。</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Other Folder…</source>
        <translation>其他文件夹…</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Restore a Backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Choose a folder for the library</source>
        <translation>选择存放资料库的文件夹</translation>
    </message>
</context>
<context>
    <name>courant::Printing</name>
    <message>
        <source>Print Article</source>
        <translation>打印文章</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>正在打印…</translation>
    </message>
    <message>
        <source>Printed.</source>
        <translation>已打印。</translation>
    </message>
</context>
<context>
    <name>courant::ReadAloud</name>
    <message>
        <source>The system&apos;s voice does not answer.</source>
        <translation>系统的语音没有响应。</translation>
    </message>
    <message>
        <source>There is no voice for reading aloud on this computer.</source>
        <translation>这台电脑上没有可用于朗读的语音。</translation>
    </message>
    <message>
        <source>There is no voice for this language on this computer: %1.</source>
        <translation>这台电脑上没有这种语言的语音：%1。</translation>
    </message>
    <message>
        <source>Stop Reading Aloud</source>
        <translation>停止朗读</translation>
    </message>
    <message>
        <source>Stop reading this article aloud</source>
        <translation>停止朗读这篇文章</translation>
    </message>
    <message>
        <source>Read Aloud</source>
        <translation>朗读</translation>
    </message>
    <message>
        <source>Read this article aloud, or what is selected and on</source>
        <translation>朗读这篇文章，或从所选之处读起</translation>
    </message>
</context>
<context>
    <name>courant::ViewState</name>
    <message>
        <source>Try Again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Restore a Backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Choose a folder for the library</source>
        <translation>选择存放资料库的文件夹</translation>
    </message>
    <message>
        <source>The article is on its way.</source>
        <translation>文章正在载入。</translation>
    </message>
</context>
</TS>
