// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs behind Readability.js, in our own world of an empty page. The page to read is a string here: it is
// parsed into a document that runs nothing and loads nothing.
(page, address) => {
    const doc = new DOMParser().parseFromString(page, 'text/html');
    const absolute = (text, base) => {
        try {
            const url = new URL(text, base);
            return ['http:', 'https:'].includes(url.protocol) ? url.href : base;
        } catch {
            return base;
        }
    };

    // Such a document stands at our own address: its base is the one thing that tells where it came from.
    const bases = [...doc.querySelectorAll('base')];
    const given = bases.map(base => base.getAttribute('href')).find(href => href);
    bases.forEach(base => base.remove());
    const base = doc.createElement('base');
    base.setAttribute('href', given ? absolute(given, address) : address);
    doc.head.prepend(base);
    Object.defineProperty(doc, 'documentURI', {value: new URL(address).href});

    // Pictures that a script would fill in. Readability knows only those that look like one by their name.
    const isPicture = text => text && !/^\s*(data|about|javascript):/i.test(text);
    const lazySources = ['data-original-src', 'data-original', 'data-src', 'data-lazy-src', 'data-actualsrc',
        'data-hi-res-src', 'data-full-src', 'data-image', 'data-lazyload', 'data-url'];
    for (const image of doc.querySelectorAll('img')) {
        const set = ['data-srcset', 'data-lazy-srcset', 'data-original-set']
            .map(name => image.getAttribute(name)).find(isPicture);
        const source = lazySources.map(name => image.getAttribute(name)).find(isPicture);
        if (set)
            image.setAttribute('srcset', set);
        if (source)
            image.setAttribute('src', source);
    }
    for (const source of doc.querySelectorAll('picture > source[data-srcset]'))
        source.setAttribute('srcset', source.getAttribute('data-srcset'));

    const language = doc.documentElement.getAttribute('lang')
        || (doc.querySelector('meta[http-equiv="content-language" i]') || doc.documentElement).getAttribute('content');
    const baseHref = base.href;
    const article = new Readability(doc).parse();
    return JSON.stringify(article && {
        title: article.title, byline: article.byline, content: article.content, excerpt: article.excerpt,
        language: article.lang || language, base: baseHref, length: article.length,
    });
}
