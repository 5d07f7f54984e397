<#-- What stands below the kernels that are walked through; each passage is a macro, see Prose. -->
<#macro note>
For display, the values here are rounded to 16 bits, a sign and a place on a logarithmic scale, and are off by at most
${error} %; the linked .npy files have every digit.
<#if block gt 1>
Each cell is the mean of ${block} × ${block} entries.
</#if>
<#if !spectra>
Eigenvalues and eigenvectors are not in this page: the kernels are too many or too large; ntk eigenpairs computes those
of a file.
</#if>
<#if !images>
There are no images of the samples in this page: they are none, or the data file was not at hand when it was drawn.
</#if>
</#macro>
