/**
 * What a page in a frame of another page does besides (`?embed=1`), with or without the program: links to other pages open in new tabs, and
 * where the text is laid out as a column, its first line leads to the whole page and says why there is no live map. Like boot.js it is a
 * classic script in an old form of the language: a page that is shut off from its own address may not load modules.
 */
(function () {
  'use strict';

  /** Whether a link leads out of the page in the frame. */
  function leadsOut(link) {
    return link.protocol !== 'javascript:' && (link.host !== location.host || link.pathname !== location.pathname);
  }

  /** Lets a link that leads out open outside of the frame: most pages refuse to be shown in one. */
  function lead(event) {
    var link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!(link instanceof HTMLAnchorElement) || !leadsOut(link) || link.hasAttribute('download')) return;
    link.target = '_blank';
    link.rel = 'noopener';
  }

  /** Leads from the column of text to the whole page. */
  function speak() {
    var line = document.getElementById('program');
    if (!line || document.getElementById('whole')) return;
    // A sandbox without `allow-same-origin` gives a page an origin that nobody else has; servers must then allow every file.
    if (self.origin === 'null' && line.firstChild) {
      line.firstChild.nodeValue =
        'The page around this frame and the server of this atlas let no live map run here. Below are the text and a still map. ';
    }
    var whole = document.createElement('a');
    whole.id = 'whole';
    whole.href = location.pathname + location.hash;
    whole.target = '_blank';
    whole.rel = 'noopener';
    whole.textContent = 'Open the full atlas';
    line.appendChild(document.createTextNode(' '));
    line.appendChild(whole);
  }

  // Links are changed before the browser follows them, whoever else hears the click.
  document.addEventListener('click', lead, true);
  document.addEventListener('auxclick', lead, true);
  addEventListener('atlas-column', speak);
  speak();
})();
