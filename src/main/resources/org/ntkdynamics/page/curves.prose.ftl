<#-- What the pages on curves along depth say alike; each passage is a macro, see Prose. -->
<#macro files>
moments.csv holds every depth of a curve; samples.csv, if any, the first 1000 networks of its greatest depth, Θ and its
weights part each divided by its exact mean.
</#macro>
