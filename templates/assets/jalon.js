// Conveniences only: every page reads and every form works without this file.
const typing = (target) => target.closest('input, select, textarea, [contenteditable]');

// An open menu closes on Escape and on a press elsewhere.
const menus = () => document.querySelectorAll('details[data-menu][open]');
document.addEventListener('click', ({ target }) => {
  for (const menu of menus()) if (!menu.contains(target)) menu.open = false;
});

// A form is sent once, however often its button is pressed.
document.addEventListener('submit', (event) => {
  const { target, submitter } = event;
  if (target.dataset.sent) event.preventDefault();
  else if (target.method === 'post') {
    target.dataset.sent = 'yes';
    submitter?.setAttribute('aria-busy', 'true');
  }
});
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) {
    delete form.dataset.sent;
    form.querySelector('[aria-busy]')?.removeAttribute('aria-busy');
  }
});

document.addEventListener('click', ({ target }) => {
  if (target.closest('[data-print]')) print();
});

// Elements with data-key are pressed by that key; `?` lists them.
const dialog = document.getElementById('shortcuts');
const keyed = () => [...document.querySelectorAll('[data-key]')];
const list = () => {
  dialog.querySelector('dl').replaceChildren(
    ...keyed().flatMap((element) => {
      const [term, words] = [document.createElement('dt'), document.createElement('dd')];
      term.append(Object.assign(document.createElement('kbd'), { textContent: element.dataset.key }));
      words.textContent = element.getAttribute('aria-label') ?? element.textContent.trim();
      return [term, words];
    }),
  );
  dialog.showModal();
};
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') for (const menu of menus()) menu.open = false;
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key === '?' && dialog && keyed().length > 0) return list();
  const element = keyed().find(({ dataset }) => dataset.key === event.key);
  if (!element || dialog?.open) return;
  event.preventDefault();
  if (typing(element)) element.focus();
  else element.click();
});

// A file on its way shows how far it is; the answer takes the place of the page.
const goOnWith = ({ responseText, responseURL }) => {
  const answer = new DOMParser().parseFromString(responseText, 'text/html');
  document.title = answer.title;
  document.querySelector('main').replaceWith(answer.querySelector('main'));
  history.pushState(null, '', responseURL);
  document.querySelector('main').focus();
  scrollTo(0, 0);
};
const sendWithProgress = (form, submitter) => {
  const field = form.querySelector('[data-upload-progress]');
  const [bar, said] = [field.querySelector('progress'), field.querySelector('[data-upload-said]')];
  const request = new XMLHttpRequest();
  request.open('POST', form.action);
  request.setRequestHeader('accept', 'text/html');
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    bar.value = total > 0 ? (100 * loaded) / total : 0;
  });
  request.upload.addEventListener('load', () => {
    bar.removeAttribute('value');
    said.textContent = said.dataset.uploadSaid;
  });
  request.addEventListener('load', () => goOnWith(request));
  request.addEventListener('error', () => form.submit());
  submitter?.setAttribute('aria-busy', 'true');
  field.hidden = false;
  request.send(new FormData(form));
};
document.addEventListener('submit', (event) => {
  const { target, submitter } = event;
  if (!target.matches('form[data-upload]') || event.defaultPrevented) return;
  event.preventDefault();
  sendWithProgress(target, submitter);
});

// A slot that is kept for a form is let go when the form is left.
addEventListener('pagehide', () => {
  const form = document.querySelector('form[data-let-go]');
  if (form && !form.dataset.sent) navigator.sendBeacon(form.dataset.letGo, new URLSearchParams());
});

// A text is cut where its caret stands.
document.addEventListener('click', ({ target }) => {
  const field = document.getElementById(target.closest('[data-cuts]')?.dataset.cuts ?? '');
  if (!field || field.value.trim().includes('\n')) return;
  const { selectionStart: caret, value } = field;
  if (caret > 0 && caret < value.length) field.setRangeText('\n', caret, caret);
});
