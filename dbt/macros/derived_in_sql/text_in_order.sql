{# An aggregate: the texts of a group joined by a delimiter, in the order of another text, character code by
   character code; null texts are left out. dbt.listagg can't order in Databricks. #}
{% macro text_in_order(text, delimiter, order_by) -%}
  {{ return(adapter.dispatch('text_in_order', 'stripe_lifecycle')(text, delimiter, order_by)) }}
{%- endmacro %}

{% macro default__text_in_order(text, delimiter, order_by) -%}
  {{ dbt.listagg(text, stripe_lifecycle.text_literal(delimiter), 'order by ' ~ stripe_lifecycle.by_code(order_by)) }}
{%- endmacro %}

{% macro databricks__text_in_order(text, delimiter, order_by) -%}
  array_join(
    transform(
      array_sort(collect_list(
        case when {{ text }} is not null then struct({{ order_by }} as place, {{ text }} as part) end
      )),
      each -> each.part
    ),
    {{ stripe_lifecycle.text_literal(delimiter) }}
  )
{%- endmacro %}
