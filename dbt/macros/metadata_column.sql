{# The column of a key of metadata: metadata_ and the key, with an underscore for what a name can't have. #}
{% macro metadata_column(key) -%}
  {{ return('metadata_' ~ modules.re.sub('[^a-z0-9_]', '_', key | lower)) }}
{%- endmacro %}
