# frozen_string_literal: true

# Writes what Jekyll makes of a site's posts, for "npm run compare-jekyll" of Feedmill.
#
# Run it in the site's folder, with the options that "jekyll build" takes there:
#
#   bundle exec ruby path/to/feedmill/scripts/jekyll-export.rb
#
# Or let Jekyll load it as a plugin, from the site's _plugins or by --plugins, and build as usual. It
# writes jekyll.ndjson into the site's folder, or the file that FEEDMILL_EXPORT names: a post a line,
# as JSON. The build ends there: no page is written, and _site stays as it is. Other plugins do their
# work as usual. It needs Jekyll 3.9 or later and nothing else.

require "jekyll"
require "json"
require "time"

module FeedmillExport
  # The posts that Jekyll could not read, with its reason.
  UNREADABLE = {} # rubocop:disable Style/MutableConstant

  # A post whose date is none would end the build, one whose front matter is no YAML would be printed
  # without it. Both are written down and left out.
  module KeepReading
    def read(opts = {})
      super
      return if collection.label != "posts" || data["date"].respond_to?(:to_time)

      leave_out(TypeError.new("date is #{data["date"].inspect}"))
    end

    private

    def handle_read_error(error)
      collection.label == "posts" ? leave_out(error) : super
    end

    def leave_out(error)
      UNREADABLE[path] ||= error
      data["published"] = false
      data["date"] = site.time
    end
  end

  # What a feed has of a post: its content without the page around it.
  class ContentRenderer < Jekyll::Renderer
    def place_in_layouts(content, *)
      content
    end
  end

  # The filters of Jekyll's templates, for use outside of one.
  class Addresses
    include Jekyll::Filters::URLFilters

    def initialize(site)
      @context = Struct.new(:registers).new({ :site => site })
    end
  end

  class << self
    def write(site)
      file = ENV["FEEDMILL_EXPORT"] || File.join(site.source, "jekyll.ndjson")
      posts = site.posts.docs.reject { |post| UNREADABLE.key?(post.path) }
      File.open(file, "w:UTF-8") do |out|
        posts.each { |post| out.puts(JSON.generate(clean(describe(site, post)))) }
        UNREADABLE.each do |path, error|
          out.puts(JSON.generate(clean("path" => relative(site, path), "read_error" => say(site, error))))
        end
      end
      Jekyll.logger.info "Feedmill:", "#{posts.size + UNREADABLE.size} posts in #{file}"
    end

    private

    def describe(site, post)
      facts(site, post).merge(content(site, post))
    rescue StandardError => e
      { "path" => relative(site, post.path), "read_error" => say(site, e) }
    end

    def facts(site, post)
      {
        "path"       => relative(site, post.path),
        "url"        => post.url,
        "id"         => post.id,
        "feed_id"    => absolute(site, post.id),
        "date"       => post.date.getutc.iso8601,
        "title"      => post.data["title"].to_s,
        "categories" => Array(post.data["categories"]).map(&:to_s),
        "tags"       => Array(post.data["tags"]).map(&:to_s),
        "published"  => post.data["published"] != false,
        "draft"      => post.path.split("/").include?("_drafts"),
      }
    end

    # A template that fails may raise anything.
    def content(site, post)
      ContentRenderer.new(site, post, site.site_payload).run
      { "excerpt" => post.data["excerpt"].to_s, "html" => post.content }
    rescue StandardError, SyntaxError, SystemStackError, NotImplementedError, LoadError => e
      { "render_error" => say(site, e) }
    end

    # As jekyll-feed makes its ids. A site without an address has none.
    def absolute(site, id)
      return if site.config["url"].to_s.empty?

      Addresses.new(site).absolute_url(id)
    rescue StandardError
      nil
    end

    def relative(site, path)
      path.delete_prefix("#{site.source}/")
    end

    # Without the paths of this machine.
    def say(site, error)
      "#{error.class}: #{error.message.gsub("#{site.source}/", "")}"[0, 500]
    end

    # A value that is not UTF-8 would end the whole line.
    def clean(value)
      case value
      when String then value.dup.force_encoding("UTF-8").scrub
      when Array then value.map { |item| clean(item) }
      when Hash then value.transform_values { |item| clean(item) }
      else value
      end
    end
  end
end

Jekyll::Document.prepend(FeedmillExport::KeepReading)

# After all that other plugins do before pages are made.
Jekyll::Hooks.register :site, :pre_render, :priority => :low do |site|
  FeedmillExport.write(site)
  $stdout.flush
  # Without a word: to Jekyll, an orderly exit is an error.
  exit!(0)
end

if $PROGRAM_NAME == __FILE__
  ARGV.unshift("build")
  load Gem.bin_path("jekyll", "jekyll")
end
