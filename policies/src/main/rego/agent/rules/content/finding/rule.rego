# METADATA
# scope: package
# title: What was found in a text is passed, noted, cut or refused, as the settings say
# custom:
#   codes: [content.finding_denied, content.finding_redacted, content.finding_noted]
package agent.rules.content.finding

import future.keywords.not

import data.agent.firewall.text
import data.settings

deny contains {"code": "content.finding_denied"} if {
	text.judged
	some finding in input.content.findings
	not settings.content[input.checkpoint][finding.severity] in {"pass", "advise", "redact"}
}

obligation contains {"type": "redact", "code": "content.finding_redacted"} if {
	text.judged
	some finding in input.content.findings
	settings.content[input.checkpoint][finding.severity] == "redact"
}

advice contains {"code": "content.finding_noted"} if {
	text.judged
	some finding in input.content.findings
	settings.content[input.checkpoint][finding.severity] == "advise"
}
