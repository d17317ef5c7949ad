// Shows a book in epub.js and foliate-js, and each of its documents and style sheets alone, in
// Chromium, and watches what is asked for and what runs. Exit status 1 where anything but the book's
// own files was asked for, or a script of the book's ran; 3 where nothing could be shown.
// usage: watch-loading.mjs BOOK.epub (readers lie in LAB_HOME, as the lab's `setup` puts them there)
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const lab = process.env.LAB_HOME || path.join(os.homedir(), '.cache/epub-lab');
const modules = path.join(lab, 'npm/reader/node_modules');
const { chromium } = createRequire(path.join(modules, 'x.js'))('playwright-core');
const book = fs.readFileSync(process.argv[2]);

const kTypes = { '.js': 'text/javascript', '.mjs': 'text/javascript' };
const kPages = {
  '/epubjs.html': '<script src="/nm/jszip/dist/jszip.min.js"></script>' +
    '<script src="/nm/epubjs/dist/epub.min.js"></script>',
  '/foliate.html': '<script type="module">import "/nm/foliate-js/view.js"; window.ready = true</script>',
};
const server = http.createServer((request, response) => {
  const name = decodeURIComponent(new URL(request.url, 'http://x').pathname);
  const send = (type, body) => response.writeHead(200, { 'content-type': type }).end(body);
  if (name === '/book.epub') return send('application/epub+zip', book);
  if (kPages[name]) {
    return send('text/html; charset=utf-8',
      `<!doctype html><meta charset=utf-8><div id=area style="width:600px;height:800px"></div>${kPages[name]}`);
  }
  const file = path.join(modules, path.normalize(name.replace(/^\/nm\//, '/')));
  if (name.startsWith('/nm/') && fs.existsSync(file)) {
    return send(kTypes[path.extname(file)] || 'application/octet-stream', fs.readFileSync(file));
  }
  response.writeHead(404).end();
});
await new Promise(done => server.listen(0, '127.0.0.1', done));
const base = `http://127.0.0.1:${server.address().port}/`;

let faults = new Set();
const counts = {};
// A page on which all that is asked for is looked at, and what is not allowed answered by nobody.
async function watchedPage(browser, isAllowed) {
  const context = await browser.newContext();
  await context.route('**/*', route => {
    const url = route.request().url();
    counts.requests = (counts.requests || 0) + 1;
    if (isAllowed(url)) return route.continue();
    faults.add(`asked for ${url}`);
    return route.abort();
  });
  const page = await context.newPage();
  page.on('dialog', dialog => { faults.add(`said ${dialog.message()}`); dialog.dismiss(); });
  page.on('request', request => {
    if (!isAllowed(request.url())) faults.add(`asked for ${request.url()}`);
  });
  page.on('console', message => {
    if (/evil\.example/.test(message.text())) faults.add(`console: ${message.text()}`);
  });
  return page;
}
const isOfReader = url => url.startsWith(base) || /^(blob|data|about):/.test(url);

const shows = {
  async epubjs(page) {
    await page.goto(base + 'epubjs.html');
    await page.waitForFunction('window.ePub');
    return page.evaluate(async () => {
      const book = ePub(await (await fetch('/book.epub')).arrayBuffer());
      await book.ready;
      const shown = book.renderTo('area', { width: 600, height: 800, allowScriptedContent: true });
      for (const section of book.spine.spineItems) await shown.display(section.href);
      return book.spine.spineItems.length;
    });
  },
  async foliate(page) {
    await page.goto(base + 'foliate.html');
    await page.waitForFunction('window.ready');
    return page.evaluate(async () => {
      const view = document.createElement('foliate-view');
      view.style.cssText = 'display:block;width:600px;height:800px';
      document.getElementById('area').append(view);
      await view.open(new File([await (await fetch('/book.epub')).blob()], 'book.epub'));
      for (let i = 0; i < view.book.sections.length; ++i) await view.renderer.goTo({ index: i });
      return view.book.sections.length;
    });
  },
};

function filesBelow(folder) {
  return fs.readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath || entry.path, entry.name));
}

// Links are followed by readers, not by devices: only scripts in them are tried.
async function showAlone(browser, folder) {
  const home = pathToFileURL(folder).href;
  const page = await watchedPage(browser, url => url.startsWith(home) || /^(data|blob|about):/.test(url));
  const files = filesBelow(folder).filter(name => /\.(xhtml|svg|css)$/.test(name));
  for (const file of files) {
    await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
    await page.evaluate(() => {
      for (const link of document.querySelectorAll('a')) {
        const href = link.getAttribute('href') || '';
        if (href && !/^https?:/i.test(href)) link.dispatchEvent(new MouseEvent('click'));
      }
    }).catch(() => 0);
    await page.waitForTimeout(20);
  }
  return files.length;
}

// Whether what is watched for is seen: an address, a script, and what a style sheet asks for.
async function watchKnown(browser) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'loading-'));
  fs.writeFileSync(path.join(folder, 'a.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg"><image href="http://evil.example/1"/>' +
    '<script>fetch("http://evil.example/2"); alert(3)</script>' +
    '<style>svg { background: image-set("http://evil.example/4" 1x) }</style></svg>');
  await showAlone(browser, folder);
  fs.rmSync(folder, { recursive: true });
  const seen = ['for http://evil.example/1', 'for http://evil.example/2', 'said 3', 'for http://evil.example/4'];
  const missing = seen.filter(what => ![...faults].some(fault => fault.endsWith(what)));
  faults = new Set();
  if (missing.length > 0) throw new Error(`unseen: ${missing}`);
}

let status = 0;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--allow-file-access-from-files'],
});
await watchKnown(browser);
for (const [reader, show] of Object.entries(shows)) {
  const page = await watchedPage(browser, isOfReader);
  try {
    counts[reader] = await show(page);
    await page.waitForTimeout(500);
  } catch (error) {
    console.log(`${reader}: ${error.message}`);
    status = 3;
  }
  await page.context().close();
}
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'loading-'));
execFileSync('unzip', ['-q', process.argv[2], '-d', folder]);
counts.alone = await showAlone(browser, folder);
fs.rmSync(folder, { recursive: true });
await browser.close();
server.close();
for (const fault of faults) console.log(fault);
console.log(JSON.stringify(counts), `${faults.size} faults`);
process.exit(status || (faults.size > 0 ? 1 : 0));
