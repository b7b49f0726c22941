{{/* Names and labels; a part is web, beat, worker-spoed and so on. */}}
{{- define "portaal.naam" -}}
{{ .Release.Name | trunc 40 | trimSuffix "-" }}
{{- end }}

{{- define "portaal.kiezer" -}}
app.kubernetes.io/name: overheidsportaal
app.kubernetes.io/instance: {{ .top.Release.Name }}
app.kubernetes.io/component: {{ .onderdeel }}
{{- end }}

{{- define "portaal.labels" -}}
{{ include "portaal.kiezer" . }}
app.kubernetes.io/version: {{ .top.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .top.Release.Service }}
helm.sh/chart: {{ .top.Chart.Name }}-{{ .top.Chart.Version }}
{{- end }}

{{- define "portaal.versie" -}}
{{- if .Values.image.digest -}}@{{ .Values.image.digest }}{{- else -}}:{{ .Values.image.tag | default .Chart.AppVersion }}{{- end -}}
{{- end }}

{{/* Haven asks Pod Security "restricted"; these are its lines and a little more. */}}
{{- define "portaal.pod" -}}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .Values.image.pullSecrets }}
imagePullSecrets: {{ toYaml . | nindent 2 }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "portaal.gesloten" -}}
securityContext:
  allowPrivilegeEscalation: false
  privileged: false
  readOnlyRootFilesystem: true
  capabilities: {drop: [ALL]}
{{- end }}

{{/* The image and its environment, for every container that runs the portal's own code. */}}
{{- define "portaal.container" -}}
image: {{ .Values.image.repository }}{{ include "portaal.versie" . }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
{{ include "portaal.gesloten" . }}
envFrom:
  - configMapRef: {name: {{ include "portaal.naam" . }}}
  - secretRef: {name: {{ .Values.geheimen.secret }}}
volumeMounts:
  - {name: tijdelijk, mountPath: /tmp}
  - {name: media, mountPath: /var/lib/portaal/media}
{{- end }}

{{- define "portaal.volumes" -}}
volumes:
  - name: tijdelijk
    emptyDir: {sizeLimit: 1Gi}
  - name: media
    persistentVolumeClaim: {claimName: {{ .Values.media.claim | default (printf "%s-media" (include "portaal.naam" .)) }}}
{{- end }}

{{/* Pods start anew when a setting changed. */}}
{{- define "portaal.som" -}}
checksum/instellingen: {{ include "portaal.instellingen" . | sha256sum }}
{{- end }}

{{- define "portaal.instellingen" -}}
{{- range $naam, $waarde := .Values.instellingen }}
{{ $naam }}: {{ $waarde | quote }}
{{- end }}
DJANGO_SETTINGS_MODULE: portal.config.settings.productie
# By its name for people, and by that of its service for who reads the figures.
DJANGO_ALLOWED_HOSTS: {{ printf "%s,%s-web.%s.svc" .Values.host (include "portaal.naam" .) .Release.Namespace | quote }}
PORTAAL_URL: {{ printf "https://%s" .Values.host | quote }}
BEHEER_URL: {{ printf "https://%s" .Values.beheer.host | quote }}
WEB_DRADEN: {{ .Values.web.draden | quote }}
{{- end }}
