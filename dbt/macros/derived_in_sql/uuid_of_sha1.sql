{# The first 16 bytes of a SHA-1, given as lower-case hexadecimal text, with the version (5) and the variant (8, 9, a
   or b) of a UUID. #}
{% macro uuid_of_sha1(hex) -%}
  concat(
    substr({{ hex }}, 1, 8), '-', substr({{ hex }}, 9, 4), '-5', substr({{ hex }}, 14, 3), '-',
    translate(substr({{ hex }}, 17, 1), '0123456789abcdef', '89ab89ab89ab89ab'), substr({{ hex }}, 18, 3), '-',
    substr({{ hex }}, 21, 12)
  )
{%- endmacro %}
