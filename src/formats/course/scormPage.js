/**
 * The script of a SCORM 1.2 package. It runs on the page that frames the atlas, in whatever browser a course is opened in, and tells the
 * learning platform how far the learner came: `lesson_location` is the step, `lesson_status` is `completed` once the last step was seen.
 * Without a platform the page works as well, and keeps nothing.
 */
(function () {
  'use strict';

  var frame = document.getElementById('atlas');
  var progress = document.getElementById('progress');
  var story = frame.getAttribute('data-story');
  var steps = frame.getAttribute('data-steps').split(' ');
  var address = frame.getAttribute('data-src');
  /** Windows above this one in which the platform's object is looked for, at most: a page of another site may be among them. */
  var MOST_WINDOWS = 500;

  /** The platform's object in a window or in those around it (SCORM 1.2 Run-Time Environment, section 3.3); null if there is none. */
  function apiAround(start) {
    var at = start;
    for (var count = 0; at && count < MOST_WINDOWS; count++) {
      try {
        if (at.API) return at.API;
      } catch (foreign) {
        // A window of another site tells nothing about itself, but what is around it may be of this one.
        void foreign;
      }
      if (at.parent === at) return null;
      at = at.parent;
    }
    return null;
  }

  var api = apiAround(window) || (window.opener ? apiAround(window.opener) : null);
  if (api && String(api.LMSInitialize('')) !== 'true') api = null;

  function read(element) {
    return api ? String(api.LMSGetValue('cmi.core.' + element)) : '';
  }
  function write(element, value) {
    if (api) api.LMSSetValue('cmi.core.' + element, value);
  }

  var status = read('lesson_status');
  var isDone = status === 'completed' || status === 'passed';
  if (api && !isDone && status !== 'incomplete') {
    write('lesson_status', 'incomplete');
    api.LMSCommit('');
  }
  var kept = read('lesson_location');
  var begins = steps.indexOf(kept) >= 0 ? kept : steps[0];
  var began = new Date().getTime();

  function tell(number) {
    progress.textContent =
      'Step ' + number + ' of ' + steps.length + (isDone ? ', completed.' : api ? '.' : '. No course records this.');
  }

  window.addEventListener('message', function (event) {
    var data = event.data;
    // Only the frame is listened to, and only what it says of this story.
    if (event.source !== frame.contentWindow || !data || data.type !== 'rapprochement-atlas:step') return;
    var number = steps.indexOf(data.step) + 1;
    if (data.story !== story || number === 0) return;
    if (number === steps.length && !isDone) {
      isDone = true;
      write('lesson_status', 'completed');
    }
    write('lesson_location', data.step);
    if (api) api.LMSCommit('');
    tell(number);
  });

  /** The time since the page was opened, as `HHHH:MM:SS` (section 3.4.4, CMITimespan). */
  function sessionTime() {
    var seconds = Math.round((new Date().getTime() - began) / 1000);
    var two = function (number) {
      return (number < 10 ? '0' : '') + number;
    };
    return two(Math.floor(seconds / 3600)) + ':' + two(Math.floor(seconds / 60) % 60) + ':' + two(seconds % 60);
  }
  function finish() {
    if (!api) return;
    write('session_time', sessionTime());
    write('exit', isDone ? '' : 'suspend');
    api.LMSCommit('');
    api.LMSFinish('');
    api = null;
  }
  // Browsers differ in which of the two they send; after one the other finds nothing to do.
  window.addEventListener('pagehide', finish);
  window.addEventListener('unload', finish);

  frame.src = address.slice(0, address.lastIndexOf('/') + 1) + begins;
  tell(steps.indexOf(begins) + 1);
})();
