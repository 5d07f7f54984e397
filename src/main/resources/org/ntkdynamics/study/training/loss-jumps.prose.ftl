<#-- What pages say of trainings whose loss jumps back; each passage is a macro, see Prose. -->
<#macro rule>
The training loss rises to at least twice its least value so far and gives back at least a tenth of what it had
come down since the first loss known. Told are the last step before the rise, its highest point, and when the
loss is below twice that least value again. Once it has come down to a tenth of that highest point, the next
rise is sought as in a training that began there.
</#macro>

<#macro ofOne>
loses what it had learnt: its training loss jumps ${jumps?join("; ")}<#if lower != "0">; and ${lower} lower ones</#if>.
</#macro>

<#macro ofMany>
lose what they had learnt, their training loss jumps: ${jumps?join("; ")}<#if more != "0">; and ${more} more</#if>.
</#macro>

<#macro jump>
from ${fromLoss} at step ${fromStep} to ${toLoss} at step ${toStep}
<#if back?has_content>
(back at step ${back})
<#else>
(not back at the last step known)
</#if>
</#macro>
