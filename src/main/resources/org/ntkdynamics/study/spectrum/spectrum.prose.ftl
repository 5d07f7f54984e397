<#-- What the page of a spectrum run says; each passage is a macro, see Prose. -->
<#macro introduction>
The neural tangent kernel (NTK) of a network says how much a gradient step on one input changes its output on
another. The eigenvalues of its matrix over a set of images say which directions are learnt fast and, by the
largest one, λmax, which step sizes are stable. For many networks with random weights this page shows where the
eigenvalues lie, how much chance moves λmax, and how well inequalities of probability bound it.
<#if outcome?has_content>
From network to network the standard deviation of λmax of the whole kernel, over its mean, is ${outcome}.
<#else>
No setting is finished yet.
</#if>
</#macro>

<#macro kernel>
empirical NTK of the one output on ${samples} a class, in ${precision}; its weights part, which is SD’s kernel, and the
whole
</#macro>

<#macro files>
moments.csv holds the numbers of both parts of the kernel, spectra.csv every network, eigenvalues.csv the
distribution of each eigenvalue.
</#macro>

<#macro spectra>
Mean eigenvalues by rank, each divided by the exact expected trace E[tr K]; bars from the 5 % to the 95 %
quantile over networks.
</#macro>

<#macro spectraCaption>
First row: the weights part ΘW, the kernel of Shustin & Dogariu; second row: the whole kernel. In the NTK
parametrisation with σb² = 0, ΘW of one and the same draw is (σw²/2)^L times what it is at σw² = 2: the charts
of the first row differ by their draws alone.
</#macro>

<#macro concentration>
Standard deviation of λmax over its mean, among the networks of a setting. Dotted: the exact relative standard
deviation of one diagonal element Θ(x,x).
</#macro>

<#macro concentrationCaption>
λmax comes from N strongly correlated rows: where the markers come near the dotted lines it fluctuates as much
as a single element does.
</#macro>

<#macro ranks>
Mean of (Σλ)²/Σλ², which lies between 1 and N; bars from the 5 % to the 95 % quantile.
</#macro>

<#macro ranksCaption>
Where the weights carry the kernel, depth raises the rank: elements off the diagonal fall behind those on it,
to a quarter of them in the limit of infinite width and depth. In the ordered phase the biases carry it, which
see all inputs as one, and the rank tends to 1.
</#macro>

<#macro tails>
Share of networks whose λmax lies at least k standard deviations from the mean. Mean and standard deviation
are those of the even draws, networks are counted among the odd ones: against its own mean and variance no
sample can violate the inequality.
</#macro>

<#macro tailsCaption>
Chebyshev’s inequality holds for the true mean and variance. As these are estimated, what holds for any law is
the inequality of Saw, Yang & Mo (dotted), which for 50 networks is little weaker.
</#macro>

<#macro boundsNote>
λmax(E K) ≤ E λmax(K) ≤ E[tr K] (Jensen; K is positive semi-definite), estimated with the mean kernel of the
networks, whose largest row sum bounds its λmax (Gershgorin). Safe steps are 2N over what λmax exceeds with a
probability of at most 5 %: the observed quantile; E λ + σ/√0.05; E[tr] + σ(tr)√19; E[tr]/0.05.
</#macro>

<#macro settingsNote>
Means over networks, rounded to four digits. “Infinite width” is λmax of the kernel of infinitely wide
networks. Label energy: the share of the centred labels in the top eigenvectors, as many as there are classes;
for C random ones of N it would be about C/N.
</#macro>

<#macro chebyshevShares>
At k = 2 Chebyshev’s inequality allows 25 % of the networks, ${share} are there. The share exceeds 1/k² in
${above} of ${tested} tests (k > 1, all settings), and the bound that knows of the estimated mean and variance
in ${beyond}.
</#macro>

<#macro bounds>
λmax of the mean kernel is at least ${least} of E λmax, its row-sum bound at most ${row} times E λmax. What
λmax exceeds in 5 % of networks is overestimated up to ${chebyshev} times by Chebyshev’s inequality and
${markov} times by Markov’s with the expected trace, which is all that a theory of the expected kernel gives.
</#macro>

<#macro conventions>
<@fact term="Kernel">
K is the N × N empirical NTK of one output at initialisation, not divided by N. σb² = 0. A network has L
weight layers, L − 1 of them hidden, of width M.
</@fact>
<@fact term="Networks">
Each network of a setting has a random stream of its own, named by seed, setting and number.
</@fact>
<@fact term="Step size">
Gradient descent on the mean of ½(f − y)² over the N samples is stable, in the linearised model, for steps
below 2N/λmax.
</@fact>
<@fact term="Matrix Chernoff">
The inequality that Shustin & Dogariu outline needs a sum of independent positive semi-definite matrices with
a common bound on their λmax. The NTK is a sum over neurons that depend on each other through the layers, with
no bound, and its tails are heavy; no such bound is drawn.
</@fact>
</#macro>

<#macro spread>
The standard deviation of λmax over its mean goes from ${weights} for the weights alone, and from ${full} with
biases.
</#macro>
