/**
 * Decides before the page is painted how it is laid out: as an app around the map (`<html data-app="on">`), or as one readable column,
 * and says why. It is a classic script in an old form of the language on purpose: it must also run where the program cannot, such as
 * from a folder, in a sandbox or in an old browser. Where not even this script runs, there is no `data-app`: the column again.
 */
(function () {
  'use strict';

  /** Milliseconds that the program may take to arrive until the text becomes readable without it. */
  var PATIENCE = 20000;
  var HERE = 'Below are the text and a still map.';
  var root = document.documentElement;
  /** In a frame of another page, what is shown is the first group; without one it is map and text: see src/formats/address/embed.ts. */
  var framed = /[?&]embed=1(?:&|$)/.test(location.search) && /[?&]show=(map|story|time)(?:&|$)|$/.exec(location.search);
  var FAILED = 'The live map and the timeline could not be loaded. Check the connection and try again. ' + HERE;
  var LATE = 'The live map and the timeline have not arrived yet. They start by themselves when they do. ' + HERE;
  var PLAIN = 'The style sheet of this page could not be loaded. Check the connection and try again. ' + HERE;

  /** Why the program is not even tried; empty where it is. */
  function reasonAgainst() {
    if (location.protocol === 'file:') {
      return 'This page was opened from a folder. Browsers run its live map only from a web address. ' + HERE;
    }
    var knowsColours = window.CSS && CSS.supports && CSS.supports('color', 'color-mix(in srgb, red, blue)');
    if (!knowsColours || !('popover' in HTMLElement.prototype)) {
      return 'The live map needs a newer browser: Chrome 114, Firefox 125, Safari 17 or later. ' + HERE;
    }
    return '';
  }

  /** The program has set `data-map`: from then on it speaks for itself. */
  function isRunning() {
    return root.hasAttribute('data-map');
  }

  /**
   * Lays the text out as a column and says why at its top. `state` is `off` where the program may still come, and `never` where it must
   * not start: main.ts reads it.
   */
  function giveUp(why, state, canRetry) {
    if (isRunning() || root.getAttribute('data-app') === 'never') return;
    root.setAttribute('data-app', state);
    var say = function () {
      if (why !== PLAIN) linkStyles();
      var line = document.getElementById('program');
      if (!line) {
        line = document.createElement('p');
        line.id = 'program';
        line.setAttribute('role', 'alert');
        document.body.insertBefore(line, document.body.firstChild);
      }
      line.textContent = why + ' ';
      linkStories(line);
      if (framed) dispatchEvent(new Event('atlas-column'));
      if (!canRetry) return;
      var again = document.createElement('button');
      again.type = 'button';
      again.textContent = 'Try again';
      again.addEventListener('click', function () {
        location.reload();
      });
      line.appendChild(again);
    };
    if (document.body) say();
    else document.addEventListener('DOMContentLoaded', say);
  }

  /** Adds the link to the stories, which can be read without the program, as the page has it for browsers without scripts. */
  function linkStories(line) {
    var told = document.getElementById('no-scripts');
    var found = told && /<a href="([^"]+)">([^<]+)<\/a>/.exec(told.textContent);
    if (!found) return;
    var link = document.createElement('a');
    link.href = found[1];
    link.textContent = found[2];
    line.appendChild(link);
    line.appendChild(document.createTextNode(' '));
  }

  /** Links the styles of the program's text, which the program would have brought along. */
  function linkStyles() {
    var named = document.getElementById('program-styles');
    var addresses = named ? named.textContent.match(/href="[^"]+"/g) || [] : [];
    for (var at = 0; at < addresses.length; at++) {
      var link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = addresses[at].slice(6, -1);
      document.head.appendChild(link);
    }
    if (named) named.parentNode.removeChild(named);
  }

  /** Takes all styles away: the page reads as it stands in its source. */
  function goPlain() {
    if (isRunning()) return;
    var links = document.querySelectorAll('link[rel=stylesheet]');
    for (var at = 0; at < links.length; at++) {
      links[at].disabled = true;
      // A sheet that is still on its way must not apply either.
      links[at].media = 'not all';
    }
  }

  if (framed) {
    var dress = document.createElement('link');
    dress.rel = 'stylesheet';
    dress.href = './embed.css';
    dress.setAttribute('blocking', 'render');
    var conduct = document.createElement('script');
    conduct.src = './embed.js';
    document.head.appendChild(dress);
    document.head.appendChild(conduct);
  }

  var against = reasonAgainst();
  if (against) {
    giveUp(against, 'never', false);
    return;
  }
  root.setAttribute('data-app', 'on');
  if (framed) {
    root.setAttribute('data-embed', framed[1] || 'text');
    root.setAttribute('data-introduced', '');
    if (framed[1] === 'time') root.setAttribute('data-rows', 'few');
  }

  // The window of an audience shows slides and nothing else: see src/app/audience.ts.
  if (/[?&]present=audience(&|$)/.test(location.search)) root.setAttribute('data-present', 'audience');

  // The page comes with the opening view. Where another one is asked for, its signs wait for the program: see still.css.
  var theme = /[#&]theme=(light|dark)(&|$)/.exec(location.hash);
  if (theme) root.setAttribute('data-theme', theme[1]);
  // Where the table is asked for, its place is there at once, and the text is not laid out in it first: see src/ui/styles/panes.css.
  if (!framed && /[#&]view=table(&|$)/.test(location.hash)) root.setAttribute('data-view', 'table');
  if (/[#&](map|names|date|from|layers|select)=/.test(location.hash)) root.setAttribute('data-asked', '');

  // How the reader shared the screen the last time, so that nothing moves when the program starts: see src/state/frame.ts.
  // A frame of another page has its own shares, whatever the reader chose here.
  if (!framed) recallShares();

  function recallShares() {
    try {
      var rows = localStorage.getItem('atlas-rows');
      var panes = localStorage.getItem('atlas-panes');
      if (/^(none|few|usual|all)$/.test(rows)) root.setAttribute('data-rows', rows);
      // A link to a passage needs the text, and a link to a feature the map.
      var needed = panes === 'map' ? /[#&]p=|^#[^=]+$/ : /[#&]select=/;
      if (/^(map|text)$/.test(panes) && !needed.test(location.hash)) root.setAttribute('data-panes', panes);
      // A phone says above the map what the atlas is, to who is here for the first time and follows no link: see src/app/OpeningHead.
      if (localStorage.getItem('atlas-opening') === 'no' || location.hash.length > 1)
        root.setAttribute('data-introduced', '');
    } catch (blocked) {
      // Storage is blocked: the usual shares.
      void blocked;
    }
  }

  window.addEventListener(
    'error',
    function (event) {
      var target = event.target;
      var isLink = target instanceof HTMLLinkElement;
      // What an extension of the browser does wrong is not ours.
      var isFault = event.filename && event.filename.indexOf(new URL('.', location.href).href) === 0;
      if (isLink && target.rel === 'stylesheet') {
        giveUp(PLAIN, 'never', true);
        // Half of the styles would lay things over each other.
        document.addEventListener('DOMContentLoaded', goPlain);
        goPlain();
      } else if (isFault || target instanceof HTMLScriptElement || (isLink && target.rel === 'modulepreload')) {
        giveUp(FAILED, 'off', true);
      }
    },
    // A file that does not arrive tells only its own element.
    true,
  );
  window.addEventListener('atlas-failed', function () {
    giveUp(FAILED, 'off', true);
  });
  window.addEventListener('atlas-running', function () {
    var line = document.getElementById('program');
    if (line) line.parentNode.removeChild(line);
  });
  setTimeout(function () {
    giveUp(LATE, 'off', true);
  }, PATIENCE);
})();
