/**
 * What a page does beyond being read: its table of studies is sorted and filtered, and the address says how, so that a view can be
 * sent. Without it everything is there, unfiltered. Plain JavaScript for a browser; text is only ever set as text.
 */
export const filterScript = `'use strict';
(() => {
  const table = document.querySelector('table[data-filtered]');
  const form = document.querySelector('form.filter');
  if (!table || !form) return;
  const place = form.dataset.place;
  const rows = [...table.tBodies[0].rows];
  const heads = [...table.tHead.rows[0].cells];
  const said = form.querySelector('output');
  const fields = [...form.querySelectorAll('input, select')];
  const fold = (text) => text.normalize('NFKD').replace(/\\p{M}/gu, '').toLowerCase();
  const words = new Map(rows.map((row) => [row, fold(row.textContent)]));
  let sort = '';
  let ids = '';

  const asked = () => {
    const params = new URLSearchParams();
    for (const { name, value } of fields) if (value) params.set(name, value);
    if (ids) params.set('id', ids);
    if (sort) params.set('sort', sort);
    return params.toString().replaceAll('%2C', ',');
  };
  const order = () => {
    const [name, way] = sort.split('.');
    const at = heads.findIndex((head) => head.dataset.sort === name);
    heads.forEach((head, i) => {
      if (!head.dataset.sort) return;
      if (i === at) head.setAttribute('aria-sort', way === 'down' ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
    });
    const key = (row) => row.cells[at].dataset.value ?? row.cells[at].textContent;
    const isNumber = at >= 0 && heads[at].classList.contains('num');
    const sign = way === 'down' ? -1 : 1;
    const sorted = at < 0 ? rows : [...rows].sort((a, b) => {
      const [x, y] = [key(a), key(b)];
      if (x === '' || y === '') return (x === '') - (y === '');
      return sign * (isNumber ? Number(x) - Number(y) : x.localeCompare(y));
    });
    table.tBodies[0].append(...sorted);
  };
  const filter = () => {
    const wanted = new Set(ids ? ids.split(',') : []);
    let n = 0;
    for (const row of rows) {
      const fits = fields.every(({ name, value }) => {
        if (!value) return true;
        if (name === 'q') return fold(value).split(/\\s+/).every((word) => words.get(row).includes(word));
        return (row.dataset[name] ?? '').split(' ').includes(value);
      }) && (!ids || wanted.has(row.dataset.id));
      row.hidden = !fits;
      if (fits) n++;
    }
    said.textContent = n + ' of ' + rows.length + ' studies' + (ids ? ', those of one cell of the map' : '');
  };
  const tell = () => {
    const text = asked();
    history.replaceState(null, '', text ? '#' + place + '?' + text : '#' + place);
  };
  const show = () => { filter(); order(); };
  const read = () => {
    const hash = decodeURI(location.hash);
    if (!hash.startsWith('#' + place + '?')) return;
    const params = new URLSearchParams(hash.slice(place.length + 2));
    for (const field of fields) field.value = params.get(field.name) ?? '';
    ids = params.get('id') ?? '';
    sort = params.get('sort') ?? '';
    show();
    document.getElementById(place).scrollIntoView();
  };

  heads.forEach((head) => {
    if (!head.dataset.sort) return;
    const button = document.createElement('button');
    button.type = 'button';
    head.dataset.label = head.textContent;
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const { sort: name } = head.dataset;
      sort = sort === name + '.up' ? name + '.down' : sort === name + '.down' ? '' : name + '.up';
      order();
      tell();
    });
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', () => { filter(); tell(); });
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    for (const field of fields) field.value = '';
    ids = '';
    sort = '';
    show();
    tell();
  });
  addEventListener('hashchange', read);
  form.hidden = false;
  for (const one of document.querySelectorAll('.js[hidden]')) one.hidden = false;
  show();
  read();
})();`
