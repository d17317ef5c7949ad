-- A filter for pandoc 2.17: reads many texts in one process. The input is one code block that names
-- three things, a line each: a file of texts with U+001E between them, the format they are read as,
-- and the file that their HTML goes to, in the same form.

local function read_file(path)
  local file = assert(io.open(path, 'rb'))
  local text = file:read('a')
  file:close()
  return text
end

local function is_html(format)
  return format:match('html') or format:match('epub')
end

local breaks = {['\\newpage'] = true, ['\\pagebreak'] = true, ['\\clearpage'] = true}

-- TeX of its own stays visible as the text it was, as mathematics does, but a block that breaks the
-- page has nothing to show. What is marked as another format's is not for a book in HTML.
local shown = {
  Math = function(math) return pandoc.Span({pandoc.Str(math.text)}) end,
  RawInline = function(raw)
    if is_html(raw.format) then return pandoc.RawInline('html', raw.text) end
    return pandoc.Span({pandoc.Str(raw.format == 'tex' and raw.text or '')})
  end,
  RawBlock = function(raw)
    if is_html(raw.format) then return pandoc.RawBlock('html', raw.text) end
    local is_shown = raw.format == 'tex' and not breaks[raw.text:match('^%s*(.-)%s*$')]
    return pandoc.Plain({pandoc.Str(is_shown and raw.text or '')})
  end,
}

function CodeBlock(request)
  local texts, format, output = request.text:match('([^\n]*)\n([^\n]*)\n([^\n]*)')
  local file = assert(io.open(output, 'wb'))
  for text in (read_file(texts) .. '\30'):gmatch('([^\30]*)\30') do
    local read, document = pcall(pandoc.read, text, format)
    if read then
      file:write(pandoc.write(document:walk(shown), 'html'))
    else
      file:write('pandoc cannot read this')
    end
    file:write('\30')
  end
  file:close()
end
