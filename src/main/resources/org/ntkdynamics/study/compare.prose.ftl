<#-- What the page of runs side by side says; each passage is a macro, see Prose. -->
<#macro introduction>
Each run is compared with the first one: what was asked for, what computed it, and every number to the last bit. Two
runs of one spec on one machine should not differ at all; on two kinds of processor they differ by rounding, which
training may amplify.
<#list outcomes as one>
Of ${one.files} of numbers ${one.same} are the same in ${one.run}.
</#list>
</#macro>

<#macro columnsLead>
Every column of ${table}, the runs over each other.
</#macro>

<#macro numbersNote>
The relative difference is the largest of a table’s cells, or that of a kernel in the norm of Frobenius.
</#macro>
