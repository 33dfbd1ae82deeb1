# Prints the references that AnyStyle finds in a PDF or text file, one JSON object a line.
#
# Does what `anystyle find` does (lib/anystyle/cli/commands/find.rb of inukshuk/anystyle-cli), but
# prints the text of each reference too. With `--solo` also those outside of reference sections.
# AnyStyle is found by Ruby's load path. It needs `pdftotext` for PDF.

Encoding.default_external = Encoding::UTF_8
Encoding.default_internal = Encoding::UTF_8
$stdout.set_encoding(Encoding::UTF_8)

require 'json'
require 'anystyle'

solo = ARGV.delete('--solo')
document = AnyStyle.find(ARGV.fetch(0), format: :wapiti, layout: true)[0]
texts = document.references(normalize_blocks: !solo)
exit if texts.empty?

def names(list)
  Array(list).map { |name|
    next unless name.is_a?(Hash)
    family = [name[:particle], name[:family]].compact.join(' ')
    if family.empty?
      whole = name[:literal] || name[:given]
      whole && { literal: whole }
    else
      { family: family }
    end
  }.compact
end

tagged = AnyStyle.parse(texts.join("\n"), format: :wapiti)
read = AnyStyle.parser.format_hash(tagged)
read.each_with_index do |fields, number|
  puts JSON.generate(
    text: tagged[number].tokens.map(&:value).join(' '),
    titles: Array(fields[:title]),
    authors: names(fields[:author]),
    years: Array(fields[:date]).flat_map { |date| date.to_s.scan(/\b(?:1[5-9]|20)\d\d\b/) },
    urls: Array(fields[:url]),
    dois: Array(fields[:doi])
  )
end
