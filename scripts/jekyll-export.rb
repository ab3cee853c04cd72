# frozen_string_literal: true

# Writes what Jekyll makes of a site's posts to a file, which Feedmill's "npm run compare-jekyll" reads.
#
# Run it in the site's folder, with the options that you pass to "jekyll build":
#
#   bundle exec ruby path/to/feedmill/scripts/jekyll-export.rb
#
# Without a Gemfile, or if its gems are not installed, run it without "bundle exec".
#
# Or let Jekyll load it as a plugin, from the site's _plugins or by --plugins, and build as usual.
#
# It writes jekyll.ndjson in the site's folder, or the file that FEEDMILL_EXPORT names: one post per
# line, as JSON. Then it stops the build, so no page is written and _site stays as it is. Other plugins
# run as usual. It needs Jekyll 3.9 or later, and no other gem.

require "jekyll"
require "json"
require "time"

module FeedmillExport
  # Errors of posts that Jekyll cannot read, by path.
  UNREADABLE = {} # rubocop:disable Style/MutableConstant

  # Jekyll aborts the build at an invalid date, and ignores front matter that is not YAML. This leaves
  # such posts out instead, and records the error.
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

  # Goes on without gems that are not installed. Posts that need them are compared by everything else.
  module KeepLoading
    def require_with_graceful_fail(names)
      Array(names).each do |name|
        super(name) if gem?(name)
      end
    end

    private

    def gem?(name)
      require name
      true
    rescue LoadError
      Jekyll.logger.warn "Feedmill:", "the plugin #{name} is not installed, so its tags are unknown"
      false
    end
  end

  # Goes on without a theme that is not installed.
  module KeepTheme
    def configure_theme
      super
    rescue Jekyll::Errors::MissingDependencyException
      Jekyll.logger.warn "Feedmill:", "the theme #{config["theme"]} is not installed, so its includes are unknown"
      self.theme = nil
    end
  end

  # Goes on without a Markdown processor that is not installed, with kramdown.
  module KeepConverting
    def get_processor # rubocop:disable Naming/AccessorMethodName
      super || kramdown
    rescue LoadError, NameError
      kramdown
    end

    private

    def kramdown
      Jekyll.logger.warn "Feedmill:", "the Markdown processor #{@config["markdown"]} is not installed, so kramdown is used"
      Jekyll::Converters::Markdown::KramdownParser.new(@config)
    end
  end

  # Renders a post without its layout, as feeds have it.
  class ContentRenderer < Jekyll::Renderer
    def place_in_layouts(content, *)
      content
    end
  end

  # Jekyll's URL filters, for use outside of a template.
  class UrlFilters
    include Jekyll::Filters::URLFilters

    def initialize(site)
      @context = Struct.new(:registers).new({ :site => site })
    end
  end

  class << self
    def write(site)
      file = ENV["FEEDMILL_EXPORT"] || File.join(root(site), "jekyll.ndjson")
      posts = (site.posts.docs + documents(site)).reject { |post| UNREADABLE.key?(post.path) }
      part = "#{file}.part"
      File.open(part, "w:UTF-8") do |out|
        posts.each { |post| out.puts(JSON.generate(clean(describe(site, post)))) }
        UNREADABLE.each do |path, error|
          out.puts(JSON.generate(clean("path" => relative(site, path), "read_error" => describe_error(site, error))))
        end
      end
      # An export that is interrupted leaves the last complete one.
      File.rename(part, file)
      Jekyll.logger.info "Feedmill:", "#{posts.size + UNREADABLE.size} posts in #{file}"
    end

    private

    # The documents of the collections for which jekyll-feed writes feeds.
    def documents(site)
      feed = site.config["feed"]
      listed = feed.is_a?(Hash) ? feed["collections"] : nil
      labels = listed.is_a?(Hash) ? listed.keys : Array(listed)
      labels.map(&:to_s).uniq.reject { |label| label == "posts" }.flat_map do |label|
        site.collections[label]&.docs || []
      end
    end

    def describe(site, post)
      facts(site, post).merge(content(site, post))
    rescue StandardError => e
      { "path" => relative(site, post.path), "read_error" => describe_error(site, e) }
    end

    def facts(site, post)
      {
        "path"       => relative(site, post.path),
        "url"        => post.url,
        "id"         => post.id,
        "feed_id"    => absolute(site, post.id),
        # A document without a date has the time of the build.
        "date"       => post.date == site.time ? nil : post.date.getutc.iso8601,
        "title"      => post.data["title"].to_s,
        "categories" => Array(post.data["categories"]).map(&:to_s),
        "tags"       => Array(post.data["tags"]).map(&:to_s),
        "image"      => image(site, post),
        "author"     => author(site, post),
        "published"  => post.data["published"] != false,
        "draft"      => post.path.split("/").include?("_drafts"),
      }
    end

    # Templates and plugins may raise any of these.
    def content(site, post)
      ContentRenderer.new(site, post, site.site_payload).run
      { "excerpt" => post.data["excerpt"].to_s, "html" => post.content }
    rescue StandardError, SyntaxError, SystemStackError, NotImplementedError, LoadError => e
      { "render_error" => describe_error(site, e) }
    end

    # The id of a post in jekyll-feed; nil if the site has no URL.
    def absolute(site, id)
      return if site.config["url"].to_s.empty?

      UrlFilters.new(site).absolute_url(id)
    rescue StandardError
      nil
    end

    # The picture of a post in jekyll-feed; nil if its front matter names none.
    def image(site, post)
      image = post.data["image"]
      image = image["path"] if image.is_a?(Hash)
      return if image.to_s.strip.empty?

      image.to_s.include?("://") ? image.to_s : absolute(site, image.to_s)
    end

    # The author of a post in jekyll-feed; nil if its front matter names none.
    def author(site, post)
      author = post.data["author"] || Array(post.data["authors"]).first
      known = site.data["authors"]
      author = known[author] || author if known.is_a?(Hash)
      author = author["name"] if author.is_a?(Hash)
      author.to_s.strip.empty? ? nil : author.to_s
    end

    def relative(site, path)
      path.delete_prefix("#{root(site)}/")
    end

    # The folder with the configuration, which Jekyll is run in. Jekyll's source may be a folder below it.
    def root(site)
      folder = Dir.pwd
      is_above = site.source.start_with?("#{folder}/")
      is_above && !Dir.glob("_config.{yml,yaml,toml}", :base => folder).empty? ? folder : site.source
    end

    # The message of an error, without the paths of this machine and the line of code that Ruby may add.
    def describe_error(site, error)
      message = error.message.split("\n\n").first.to_s
      "#{error.class}: #{message.gsub("#{root(site)}/", "")}"[0, 500]
    end

    # Replaces bytes that are not UTF-8, which JSON.generate refuses.
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
Jekyll::External.singleton_class.prepend(FeedmillExport::KeepLoading)
Jekyll::Site.prepend(FeedmillExport::KeepTheme)
Jekyll::Converters::Markdown.prepend(FeedmillExport::KeepConverting)

# Low priority, since the hooks of other plugins may change posts.
Jekyll::Hooks.register :site, :pre_render, :priority => :low do |site|
  FeedmillExport.write(site)
  $stdout.flush
  # Jekyll would report exit as an error.
  exit!(0)
end

if $PROGRAM_NAME == __FILE__
  # Without "bundle exec", the gems of the Gemfile may not be installed.
  ENV["JEKYLL_NO_BUNDLER_REQUIRE"] ||= "true" unless ENV["BUNDLE_GEMFILE"]
  ARGV.unshift("build")
  load Gem.bin_path("jekyll", "jekyll")
end
