<#-- What the page of a study without texts of its own says; each passage is a macro, see Prose. -->
<#macro introduction>
What the units of a run have measured, over each other. What was asked for stands below the figures; what came out, if
the study says so, stands first.
</#macro>

<#macro files>
${table} holds every row of a unit.
</#macro>

<#macro conventions>
<@fact term="Numbers">
As in ${table} of each unit, a column each.
</@fact>
</#macro>
