// The page asks this server for its numbers once a second and writes them as text: nothing that a
// record holds is ever read as markup.
'use strict';

const byId = id => document.getElementById(id);
const whole = new Intl.NumberFormat('en', {maximumFractionDigits: 0});
const clock = new Intl.DateTimeFormat('en', {hour: '2-digit', minute: '2-digit', hour12: false});
const SVG = 'http://www.w3.org/2000/svg';

let chosen = new URLSearchParams(location.search).get('user') || '';
let following = chosen === '';  // until somebody chooses, whoever did something first is shown
let searched = '';
let shownList = '';
let shownTimeline = '';
let chosenItem = new URLSearchParams(location.search).get('item') || '';
let shownItem = '';
let offered = {at: 0, users: []};

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function shape(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function text(id, value) {
  if (byId(id).textContent !== value) byId(id).textContent = value;
}

// ---- words and numbers

const percent = share => (100 * share).toFixed(share < 0.0995 ? 2 : 1) + ' %';
const plural = (count, one, many) => whole.format(count) + ' ' + (count === 1 ? one : many);

function rate(perSecond) {
  const last = perSecond.slice(-5);
  const mean = last.reduce((a, b) => a + b, 0) / last.length;
  return mean > 0 && mean < 10 ? mean.toFixed(1) : whole.format(mean);
}

function duration(millis) {
  if (millis < 1000) return whole.format(Math.max(1, millis)) + ' ms';
  return millis < 60000 ? (millis / 1000).toFixed(1) + ' s' : whole.format(millis / 60000) + ' min';
}

function ago(millis) {
  const seconds = Math.round(millis / 1000);
  if (seconds < 2) return 'just now';
  if (seconds < 60) return seconds + ' s ago';
  if (seconds < 3600) return Math.round(seconds / 60) + ' min ago';
  if (seconds < 172800) return Math.round(seconds / 3600) + ' h ago';
  return Math.round(seconds / 86400) + ' days ago';
}

// ---- right now

function drawLine(svg, values) {
  const highest = Math.max(1, ...values);
  const points = values.map((value, i) =>
    (240 * i / (values.length - 1)).toFixed(1) + ',' + (46 - 43 * value / highest).toFixed(1));
  svg.replaceChildren(
    shape('polygon', {points: '0,48 ' + points.join(' ') + ' 240,48'}),
    shape('polyline', {points: points.join(' ')}));
}

function reasons(counts) {
  return Object.entries(counts).sort((a, b) => b[1] - a[1]).slice(0, 3)
    .map(([reason, count]) => whole.format(count) + ' ' + reason.replaceAll('-', ' ')).join(', ');
}

function showNow(stats) {
  text('events-rate', rate(stats.events.per_second));
  text('events-total', whole.format(stats.events.total));
  drawLine(byId('events-line'), stats.events.per_second);
  text('lists-rate', rate(stats.lists.per_second));
  text('lists-total', whole.format(stats.lists.total));
  drawLine(byId('lists-line'), stats.lists.per_second);
  const minute = stats.latency_last_minute;
  text('p50', minute.measured ? duration(minute.p50_millis) : '–');
  text('p99', minute.measured ? duration(minute.p99_millis) : '–');
  text('p50-all', stats.latency.measured ? duration(stats.latency.p50_millis) : '–');
  text('dead', whole.format(stats.dead_letters));
  text('dead-word', stats.dead_letters === 1 ? 'record' : 'records');
  text('dead-verdict', stats.dead_letters === 0 ? 'Every record could be used.' : reasons(stats.dead_letters_by_reason));
  byId('dead-tile').classList.toggle('bad-news', stats.dead_letters > 0);
  text('since', 'Counted since this server started at ' + clock.format(stats.started_at) + '.');
}

function showState(kafka) {
  const behind = kafka.records_behind;
  const state = byId('state');
  const good = kafka.reachable && kafka.caught_up_once;
  state.className = 'pill ' + (good ? 'good' : kafka.reachable ? '' : 'bad');
  text('state', !kafka.reachable ? (behind < 0 ? 'Waiting for Kafka' : 'Kafka is away: showing what is stored')
    : !kafka.caught_up_once ? 'Reading the topics: ' + plural(behind, 'record', 'records') + ' to go'
    : behind > 1000 ? 'Live, ' + plural(behind, 'record', 'records') + ' behind' : 'Live');
}

// ---- arms

function armRow(arm, highest) {
  const fallback = arm.variant === 'fallback' && arm.experiment === '';
  const row = element('tr', fallback ? 'muted' : '');
  const name = element('td');
  name.append(element('span', 'arm', fallback ? 'No list yet' : arm.variant),
    element('small', '', fallback ? 'shown what is popular' : 'of experiment ' + arm.experiment));
  const model = element('td', '', fallback ? 'Popular items' : arm.model.name || '–');
  if (arm.model.version && !fallback) model.append(element('small', '', 'version ' + arm.model.version));
  row.append(name, model,
    element('td', 'number', fallback ? '–' : whole.format(arm.lists)),
    element('td', 'number', whole.format(arm.shown)),
    element('td', 'number', whole.format(arm.hits)),
    rateCell(arm, highest));
  return row;
}

function rateCell(arm, highest) {
  const cell = element('td');
  if (arm.shown === 0) {
    cell.append(element('span', 'hint', 'Not shown to anybody yet'));
    return cell;
  }
  const x = share => 6 + 388 * Math.min(1, share / highest);
  const svg = shape('svg', {viewBox: '0 0 400 22', preserveAspectRatio: 'none', role: 'img',
    'aria-label': 'between ' + percent(arm.rate.low) + ' and ' + percent(arm.rate.high)});
  svg.append(
    shape('line', {class: 'track', x1: 6, x2: 394, y1: 11, y2: 11}),
    shape('line', {class: 'range', x1: x(arm.rate.low), x2: x(arm.rate.high), y1: 11, y2: 11}),
    shape('ellipse', {class: 'dot', cx: x(arm.rate.share), cy: 11, rx: 6, ry: 8}));
  const box = element('div', 'rate');
  box.append(element('span', '', percent(arm.rate.share)), svg);
  cell.append(box);
  return cell;
}

function armsAnswer(arms) {
  const shown = arms.filter(arm => arm.experiment !== '' && arm.shown > 0)
    .sort((a, b) => b.rate.share - a.rate.share);
  if (shown.length < 2) return '';
  const [first, second] = shown;
  return first.rate.low > second.rate.high
    ? 'Variant ' + first.variant + ' is ahead of ' + second.variant + ': their lines do not overlap.'
    : 'Too early to tell: the lines of ' + first.variant + ' and ' + second.variant + ' overlap.';
}

function showArms(stats) {
  const arms = stats.arms;
  const highest = Math.max(0.001, ...arms.filter(arm => arm.shown > 0).map(arm => arm.rate.high)) * 1.05;
  byId('arms').hidden = arms.length === 0;
  byId('arms-empty').hidden = arms.length > 0;
  const isFallback = arm => arm.experiment === '';
  arms.sort((a, b) => isFallback(a) - isFallback(b));
  byId('arms-body').replaceChildren(...arms.map(arm => armRow(arm, highest)));
  text('arms-lead', 'Every shopper belongs to one variant of the experiment. A shown list was used when its shopper does one of these with an item of it within '
    + duration(stats.hit_window_millis) + ': ' + stats.hit_kinds.join(', ') + '.');
  text('arms-answer', armsAnswer(arms));
}

// ---- one shopper

// Under load somebody new acts every few milliseconds: the choice stands still long enough to be hit.
function recentUsers(users) {
  const pointed = byId('users').matches(':hover, :focus-within');
  if (offered.users.length < users.length || (!pointed && Date.now() - offered.at > 10000)) {
    offered = {at: Date.now(), users: [...users].sort()};
  }
  return offered.users;
}

function showUsers(users) {
  const wanted = chosen && !users.includes(chosen) && !searched ? [chosen, ...users] : users;
  const shown = [...byId('users').children].map(li => li.firstChild.dataset.user);
  if (shown.join('\n') !== wanted.join('\n')) {
    const focused = document.activeElement && document.activeElement.dataset.user;
    byId('users').replaceChildren(...wanted.map(user => {
      const button = element('button', '', user);
      button.dataset.user = user;
      button.type = 'button';
      button.addEventListener('click', () => { choose(user); });
      const li = element('li');
      li.append(button);
      return li;
    }));
    const again = focused && [...byId('users').querySelectorAll('button')].find(b => b.dataset.user === focused);
    if (again) again.focus();
  }
  for (const button of byId('users').querySelectorAll('button')) {
    button.setAttribute('aria-pressed', String(button.dataset.user === chosen));
  }
  text('find-hint', searched ? (users.length ? 'found:' : 'nobody\u2019s id starts like this')
    : 'or one of those who did something last:');
}

function choose(user) {
  following = false;
  chosen = user;
  remember();
  refresh();
}

function remember() {
  const parts = [];
  if (!following && chosen) parts.push('user=' + encodeURIComponent(chosen));
  if (chosenItem) parts.push('item=' + encodeURIComponent(chosenItem));
  history.replaceState(null, '', '?' + parts.join('&'));
}

function timelineRow(done, cause, now, pictured) {
  const row = element('li', done.event_id === cause ? 'cause' : '');
  if (done.event_id === cause) row.title = 'The event that caused the list';
  const time = element('time', '', ago(now - done.at));
  time.dateTime = new Date(done.at).toISOString();
  if (pictured) row.append(picture(done.picture));
  row.append(element('span', 'kind', done.kind), itemName(done), time);
  return row;
}

function showTimeline(events, cause, now) {
  const list = byId('timeline');
  const shown = JSON.stringify([cause, events.map(done => [done.event_id, done.title, done.picture])]);
  if (shown !== shownTimeline) {
    const pictured = events.some(done => done.picture);
    list.classList.toggle('pictured', pictured);
    list.replaceChildren(...events.map(done => timelineRow(done, cause, now, pictured)));
    shownTimeline = shown;
  }
  list.querySelectorAll('time').forEach((time, i) => { time.textContent = ago(now - events[i].at); });
}

function listRow(item, highest, lowest, pictured) {
  const row = element('li', item.available ? '' : 'off');
  const name = element('div');
  name.append(itemName(item));
  if (!item.available) name.append(element('small', '', 'not available: left out when shown'));
  const share = highest === lowest ? 1 : (item.score - lowest) / (highest - lowest);
  const svg = shape('svg', {viewBox: '0 0 100 8', preserveAspectRatio: 'none', role: 'img',
    'aria-label': 'score ' + item.score.toPrecision(4)});
  svg.append(shape('rect', {width: 6 + 94 * share, height: 8, rx: 4}));
  row.title = 'Score ' + item.score.toPrecision(4);
  row.append(element('span', 'place', item.position));
  if (pictured) row.append(picture(item.picture));
  row.append(name, svg);
  return row;
}

function showUser(known, now) {
  byId('user-view').hidden = false;
  text('user-name', known.user_id);
  const list = known.list;
  showTimeline(known.timeline, list && list.cause_event_id, now);
  byId('timeline-empty').hidden = known.timeline.length > 0;
  byId('list-empty').hidden = Boolean(list);
  text('list-sub', !list ? '' : 'Made ' + ago(now - list.created_at) + ' for variant ' + list.variant
    + ', ' + list.model.name + '. The bar is the score.');
  const scores = list ? list.items.map(item => item.score) : [];
  const made = known.user_id + ' ' + (list ? list.recommendation_id : '');
  const top = list ? list.items.slice(0, 10) : [];
  const pictured = top.some(item => item.picture);
  byId('list').classList.toggle('pictured', pictured);
  const rows = top.map(item => listRow(item, Math.max(...scores), Math.min(...scores), pictured));
  text('list-more', list && list.items.length > 10 ? 'and ' + (list.items.length - 10) + ' more behind these' : '');
  if (made !== shownList && made.startsWith(shownList.split(' ')[0] + ' ')) {
    rows.forEach(row => row.classList.add('changed'));
  }
  if (made !== shownList) byId('list').replaceChildren(...rows);
  shownList = made;
  if (!chosenItem && pictured) chosenItem = (top.find(one => one.picture) || {}).item_id || '';
  byId('why').replaceChildren(...known.why.map(sentence => element('li', '', sentence)));
}

// ---- items and what they look like

function itemName(known) {
  const name = element('button', 'item', known.title || known.item_id);
  name.type = 'button';
  name.addEventListener('click', () => { chooseItem(known.item_id); });
  return name;
}

// An image cannot bring a key along: where one is asked for, the file is fetched and painted.
function picture(address) {
  const key = sessionStorage.getItem('freshet-key');
  if (!address) return element('span', 'picture none');
  if (!key || !address.startsWith('/')) {
    const image = element('img', 'picture');
    image.alt = '';
    image.loading = 'lazy';
    image.addEventListener('error', () => { image.replaceWith(element('span', 'picture none')); });
    image.src = address;
    return image;
  }
  const canvas = element('canvas', 'picture');
  paint(canvas, address, key).catch(() => { canvas.classList.add('none'); });
  return canvas;
}

async function paint(canvas, address, key) {
  const answer = await fetch(address, {headers: {Authorization: 'Bearer ' + key}});
  if (!answer.ok) throw new Error('no picture');
  const bitmap = await createImageBitmap(await answer.blob());
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext('2d').drawImage(bitmap, 0, 0);
  bitmap.close();
}

function chooseItem(id) {
  chosenItem = id;
  remember();
  refreshItem().then(() => {
    byId('one-item').scrollIntoView({block: 'nearest'});
    byId('one-item').focus({preventScroll: true});
  }).catch(() => {});
}

function alikeRow(known) {
  const button = element('button');
  button.type = 'button';
  button.append(picture(known.picture), known.title || known.item_id,
    element('small', '', known.cosine.toFixed(3)));
  button.addEventListener('click', () => { chooseItem(known.item_id); });
  const row = element('li');
  row.append(button);
  return row;
}

async function refreshItem() {
  byId('one-item').hidden = !chosenItem;
  if (!chosenItem) return;
  const path = '/v1/items/' + encodeURIComponent(chosenItem);
  const [known, alike] = await Promise.all([askOrNothing(path), askOrNothing(path + '/similar?n=12')]);
  const shown = JSON.stringify([chosenItem, known, alike]);
  if (shown === shownItem) return;
  shownItem = shown;
  byId('item-picture').replaceChildren(picture(known && known.picture));
  text('item-name', known && known.title || chosenItem);
  text('item-sub', !known ? 'Nothing is known of it.'
    : [...known.categories, known.available ? 'available' : 'not available', chosenItem].join(' · '));
  text('item-encoder', alike ? 'Seen by ' + alike.encoder.name + ' ' + alike.encoder.version + '.' : '');
  text('alike-sub', alike ? 'Nearest first, with the cosine between the vectors.' : '');
  byId('alike').replaceChildren(...(alike ? alike.items.map(alikeRow) : []));
  byId('alike-empty').hidden = Boolean(alike && alike.items.length);
  text('alike-empty', !alike ? 'No vector is known of it: it shows no picture, or none was encoded yet.'
    : alike.items.length ? '' : 'Nothing else is known by its look.');
}

// ---- asking

async function ask(path) {
  const answer = await request(path);
  if (!answer.ok) throw new Error((await answer.json()).error);
  return answer.json();
}

async function askOrNothing(path) {
  const answer = await request(path);
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error((await answer.json()).error);
  return answer.json();
}

async function request(path) {
  const key = sessionStorage.getItem('freshet-key');
  const answer = await fetch(path, {headers: key ? {Authorization: 'Bearer ' + key} : {}, cache: 'no-store'});
  byId('key').hidden = answer.status !== 401;
  return answer;
}

function trouble(sentence) {
  byId('trouble').hidden = !sentence;
  text('trouble', sentence);
}

async function refresh() {
  const stats = await ask('/v1/stats');
  showNow(stats);
  showState(stats.kafka);
  showArms(stats);
  if (following && !chosen && stats.recent_users.length) chosen = stats.recent_users[0];
  showUsers(searched ? (await ask('/v1/users?prefix=' + encodeURIComponent(searched))).users : recentUsers(stats.recent_users));
  byId('user-empty').hidden = Boolean(chosen);
  if (chosen) showUser(await ask('/v1/users/' + encodeURIComponent(chosen) + '/explain'), stats.now);
  await refreshItem();
}

async function loop() {
  try {
    if (!document.hidden) await refresh();
    trouble('');
  } catch (failure) {
    const away = failure instanceof TypeError;
    byId('state').className = 'pill bad';
    text('state', 'No answer');
    trouble(away ? 'This server does not answer. Trying again every second.'
      : byId('key').hidden ? 'This server answered with a problem: ' + failure.message : '');
  }
  setTimeout(loop, 1000);
}

byId('find-input').addEventListener('input', event => { searched = event.target.value.trim(); refresh().catch(() => {}); });
byId('find').addEventListener('submit', event => {
  event.preventDefault();
  if (searched) choose(searched);
});
byId('key').addEventListener('submit', event => {
  event.preventDefault();
  sessionStorage.setItem('freshet-key', byId('key-input').value);
  refresh().catch(() => {});
});
loop();
